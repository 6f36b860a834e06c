// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/json.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/core/languages.h"
#include "pipeline/export/knowledge_reader.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/front_matter.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/note_call.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/run.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time.h"

namespace sagwan {
namespace {

// A paragraph that two notes interrupt. \xEA\xB0\x80 is one Hangul syllable: one code point of
// three bytes.
constexpr std::string_view kFirst = "Kim is \xEA\xB0\x80 head.1) Kim";
constexpr std::string_view kNote = "1) \"News\"(2023), TASS.";
constexpr std::string_view kIbid = "2) Ibid.";
constexpr std::string_view kLast = "met 26.60 t in May.";

class KnowledgeJson : public testing::Test {
 protected:
  KnowledgeJson() {
    Diagnostics diagnostics;
    auto languages = Languages::load(SAGWAN_SOURCE_DIR "/configs/languages.toml", diagnostics);
    languages_ = std::move(languages).value();
    words_ = {&languages_,
              [](uint32_t, uint32_t) { return std::string_view("any.rule"); },
              [](uint16_t) { return std::string_view("country"); },
              "default",
              std::string(64, 'a'),
              ""};
    read();
    for (const auto fill : {&KnowledgeJson::fill_text_layers, &KnowledgeJson::fill_names,
                            &KnowledgeJson::fill_values, &KnowledgeJson::fill_citations}) {
      (this->*fill)();
    }
  }

  void read() {
    Source source;
    source.name = "a.txt";
    source.id = "a";
    source.sha256 = std::string(64, 'b');
    source.encoding = "UTF-8";
    source.reference = "2023-10-11";
    for (const auto line : {kFirst, kNote, kIbid, kLast}) source.text += std::string(line) + "\n";
    source.bytes = source.text.size();
    OffsetMap::Builder builder(source.text);
    const auto first = static_cast<uint32_t>(kFirst.size());
    const auto note = static_cast<uint32_t>(first + 1 + kNote.size());
    const auto ibid = static_cast<uint32_t>(note + 1 + kIbid.size());
    const auto last = static_cast<uint32_t>(ibid + 1 + kLast.size());
    std::vector<Block> blocks;
    builder.copy(0, first);
    builder.replace(" ", first, first + 1);
    builder.new_part();
    builder.copy(ibid + 1, last);
    blocks.push_back(block(BlockKind::paragraph, {0, builder.size()}, 0));
    builder.separator(kBlockBreak);
    for (const auto& [begin, end] : {Span{first + 1, note}, Span{note + 1, ibid}}) {
      const uint32_t at = builder.size();
      builder.copy(begin, end);
      blocks.push_back(block(BlockKind::footnote, {at, builder.size()}, 2));
      builder.separator(kBlockBreak);
    }
    Text text(std::move(builder), std::move(blocks), {});
    document_ = std::make_unique<Document>(std::move(source), std::move(text), nullptr);
  }

  static Block block(BlockKind kind, Span span, uint32_t marker) {
    Block out;
    out.kind = kind;
    out.span = span;
    out.marker = {span.begin, span.begin + marker};
    return out;
  }

  /// The `nth` place, from 0, where `words` stand in the repaired text.
  [[nodiscard]] Span at(std::string_view words, int nth = 0) const {
    std::size_t found = document_->text().repaired().find(words);
    while (nth-- > 0) found = document_->text().repaired().find(words, found + 1);
    EXPECT_NE(found, std::string_view::npos) << words;
    return {static_cast<uint32_t>(found), static_cast<uint32_t>(found + words.size())};
  }

  void fill_text_layers() {
    const LangId en = languages_.find("en");
    document_->store(Layer<Sentence>{{{0, at("head.").end}, 0, en},
                                     {{at("Kim", 1).begin, at("May.").end}, 0, en}});
    document_->store(
        Layer<sagwan::Run>{{{0, at("head.").end}, 0, en},
                           {{at("Kim", 1).begin, at("May.").end}, 1, languages_.find("ru")}});
    document_->store(Layer<NoteCall>{{at("1)"), 0, 1}});
    FrontMatter front;
    front.title = at("head");
    front.date = FixedText<32>("2023-10-11");
    document_->store(Layer<FrontMatter>{front});
  }

  void fill_names() {
    const LangId en = languages_.find("en");
    document_->store(Layer<Mention>{{at("Kim"), FindType::per, en, 0, kNone, kNone, kNone},
                                    {at("head"), FindType::title, en, 1, kNone, kNone, kNone},
                                    {at("Kim", 1), FindType::per, en, 0, kNone, kNone, kNone}});
    document_->store(Layer<EntityLink>{{at("Kim"), 0, 0, 0, LinkReason::first, 100},
                                       {at("head"), 1, 1, 1, LinkReason::first, 100},
                                       {at("Kim", 1), 2, 0, 0, LinkReason::short_name, 90}});
    document_->store(
        Layer<Entity>{{at("Kim"), FindType::per, 0, 0, 0, {}},
                      {at("head"), FindType::title, 0, 1, 1, FixedText<24>("RU-PRI")}});
    Relation relation;
    relation.span = {0, at("head").end};
    relation.subject_mention = 0;
    relation.object_mention = 1;
    relation.subject = 0;
    relation.object = 1;
    relation.sentence = 0;
    Relation again = relation;
    again.span = at("Kim", 1);
    again.sentence = 1;
    again.time = 0;
    document_->store(Layer<Relation>{relation, again});
  }

  void fill_values() {
    Time time;
    time.span = at("May");
    time.value = FixedText<80>("2023-05");
    time.begin = FixedText<32>("2023-05-01");
    time.end = FixedText<32>("2023-06-01");
    time.grain = Grain::month;
    time.mod = Mod::approx;
    time.anchor = kDocumentAnchor;
    document_->store(Layer<Time>{time});
    Quantity quantity;
    quantity.span = at("26.60 t");
    quantity.kind = QuantityKind::measure;
    quantity.has_value = true;
    quantity.value = Decimal(2660, 2);
    quantity.unit = FixedText<32>("t");
    document_->store(Layer<Quantity>{quantity});
  }

  void fill_citations() {
    CitationItem news;
    news.span = at("\"News\"(2023), TASS");
    news.block = 1;
    news.type = WorkType::article_newspaper;
    news.title = at("News");
    news.title_lang = languages_.find("en");
    news.container = at("TASS");
    news.date = FixedText<24>("2023");
    CitationItem ibid;
    ibid.span = at("Ibid");
    ibid.block = 2;
    ibid.ibid = true;
    ibid.refers_to = 0;
    document_->store(Layer<CitationItem>{news, ibid});
  }

  [[nodiscard]] std::string json(JsonStyle style) const {
    std::string out;
    write_knowledge(*document_, words_, out, style);
    return out;
  }

  Languages languages_;
  KnowledgeWords words_;
  std::unique_ptr<Document> document_;
};

TEST_F(KnowledgeJson, HasTheContractsForm) {
  const struct {
    std::string want;
    const char* why;
  } rows[] = {
      {R"j("options":{"reference":"2023-10-11"})j", "what the caller said is kept"},
      {R"j("text_length":73,"title":"head","date":"2023-10-11","authors":[],"languages":[{"lang":"ru","share":0.6216},{"lang":"en","share":0.3784}]})j",
       "shares are exact, the greatest first; what is not known is left out"},
      {R"j({"id":"b1","kind":"paragraph","span":[0,72],"parts":[[0,21],[53,72]],"text":"Kim is )j",
       "a block that notes interrupt has its hull and its parts"},
      {R"j({"id":"b2","kind":"footnote","marker":"1)","span":[21,43],)j",
       "a note has its own span, counted in code points"},
      {R"j({"id":"s2","block":"b1","span":[17,72],"parts":[[17,21],[53,72]],"text":"Kim met 26.60 t in May.")j",
       "a line end that was repaired is a space"},
      {R"j({"id":"m1","type":"PER","span":[0,3],"text":"Kim","lang":"en","entity":"e1","roles":["m2"],)j",
       "offices stand in roles"},
      {R"j("subtype":"country")j", "subtypes have names"},
      {R"j("entity":"e1","link":"short_name","roles":[],)j",
       "a link that needs telling says its reason"},
      {R"j({"id":"e1","type":"PER","name":"Kim","names":{"ko":[],"ru":[],"zh":[],"en":["Kim"]},"ids":{},"mentions":["m1","m3"]})j",
       "names by language, each once; the four languages are always there"},
      {R"j("ids":{"iso3166-2":"RU-PRI"})j", "a code with a hyphen is a subdivision's"},
      {R"j("value":"2023-05","mod":"APPROX","begin":"2023-05-01","end":"2023-06-01","grain":"month","anchor":"document"})j",
       "what the document's date resolved says so"},
      {R"j("value":26.60,"unit":"t"})j", "digits as printed, no binary floating point"},
      {R"j({"id":"c1","note":"1","span":[21,43],"items":[{"id":"c1.1","span":[24,42],"type":"article-newspaper","title":"News","title_lang":"en","authors":[],"container":"TASS","date":"2023"}],"calls":[[14,16]],"sentences":["s1"]})j",
       "a citation has its note, works and calls"},
      {R"j("type":"article","authors":[],"ibid":true,"refers_to":"c1.1"})j",
       "Ibid. points at the full item"},
      {R"j("relations":[{"id":"r1","type":"holds_office","subject":"e1","object":"e2","times":["t1"],"evidence":["s1","s2"],"citations":["c1"]}])j",
       "attestations of one fact are one relation, with the notes called behind its sentence"},
  };
  const std::string out = json(JsonStyle::compact);
  for (const auto& row : rows) {
    EXPECT_NE(out.find(row.want), std::string::npos) << row.why << "\n  " << row.want << "\n"
                                                     << out;
  }
  EXPECT_EQ(out.find("null"), std::string::npos);
  EXPECT_EQ(out.find('\n'), std::string::npos);
}

TEST_F(KnowledgeJson, PrettyDiffersFromCompactInWhiteSpaceOnly) {
  const auto bare = [](std::string text) {
    text.erase(
        std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }),
        text.end());
    return text;
  };
  EXPECT_EQ(bare(json(JsonStyle::pretty)), bare(json(JsonStyle::compact)));
  EXPECT_NE(json(JsonStyle::pretty).find("\n{\"id\": \"m2\", \"type\": \"TITLE\", "),
            std::string::npos)
      << "a record has a line of its own";
}

TEST_F(KnowledgeJson, ReadsBackWhatItWrote) {
  const std::string bytes = json(JsonStyle::pretty);
  ASSERT_TRUE(looks_like_knowledge(bytes));
  const auto knowledge = read_knowledge(bytes, "a.json");
  ASSERT_TRUE(knowledge) << knowledge.error().message;
  EXPECT_EQ(knowledge->option_reference, "2023-10-11");
  EXPECT_EQ(knowledge->text_length, 73U);
  EXPECT_EQ(knowledge->blocks.at(0).parts.size(), 2U);
  EXPECT_EQ(knowledge->quantities.at(0).value, "26.60");
  EXPECT_EQ(knowledge->entities.at(0).names.size(), 4U);
  EXPECT_EQ(knowledge->citations.at(1).items.at(0).refers_to, "c1.1");
  EXPECT_TRUE(knowledge->citations.at(1).items.at(0).ibid);
  EXPECT_EQ(knowledge->relations.at(0).evidence, (std::vector<std::string>{"s1", "s2"}));
}

TEST(KnowledgeReader, NamesThePlaceOfAMistake) {
  const struct {
    std::string bytes;
    std::string want;
  } rows[] = {
      {"{\"format\": \"sagwan-knowledge\",\n \"version\" 1}", "a.json:2:"},
      {R"({"format":"other"})", "not a knowledge file"},
      {R"({"format":"sagwan-knowledge","version":"2.0"})", "not of version 1"},
      {R"({"format":"sagwan-knowledge","version":"1.0","times":[{"span":[1]}]})",
       "\"times[0].span\" is not a span"},
      {R"({"format":"sagwan-knowledge","version":"1.0","blocks":{}})", "\"blocks\" is not a list"},
      {std::string(200000, '['), "a.json"},
  };
  for (const auto& row : rows) {
    const auto knowledge = read_knowledge(row.bytes, "a.json");
    ASSERT_FALSE(knowledge);
    EXPECT_EQ(knowledge.error().code, Code::knowledge_invalid);
    EXPECT_NE(to_line(knowledge.error()).find(row.want), std::string::npos)
        << to_line(knowledge.error());
  }
}

}  // namespace
}  // namespace sagwan
