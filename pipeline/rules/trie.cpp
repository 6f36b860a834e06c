// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/trie.h"

#include <algorithm>
#include <cstring>

#include "sagwan/result.h"

namespace sagwan {

namespace {

class TrieBuilder {
 public:
  TrieBuilder(const std::vector<std::pair<std::string_view, int32_t>>& keys, bool with_tails)
      : keys_(keys), with_tails_(with_tails) {
    units_.resize(1024);
  }

  std::vector<TrieUnit> build() {
    if (keys_.empty()) return {};
    units_[0].check = 0;
    // Depth first with a stack of its own: keys may be long.
    struct Task {
      int32_t node;
      std::size_t from, to, depth;
    };
    std::vector<Task> tasks{{0, 0, keys_.size(), 0}};
    std::vector<unsigned char> labels;
    std::vector<std::size_t> starts;
    while (!tasks.empty()) {
      const Task task = tasks.back();
      tasks.pop_back();
      if (task.to - task.from == 1) {
        tails_.push_back({task.node, task.from, task.depth});
        continue;
      }
      labels.clear();
      starts.clear();
      for (std::size_t i = task.from; i < task.to; ++i) {
        const std::string_view key = keys_[i].first;
        const auto label =
            static_cast<unsigned char>(task.depth < key.size() ? key[task.depth] : 0);
        if (labels.empty() || labels.back() != label) {
          labels.push_back(label);
          starts.push_back(i);
        }
      }
      starts.push_back(task.to);
      const int32_t base = place(labels);
      units_[static_cast<std::size_t>(task.node)].link = base * 2 + (labels[0] == 0 ? 1 : 0);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        const int32_t child = base + labels[i];
        units_[static_cast<std::size_t>(child)].check = task.node;
        if (labels[i] == 0) {
          units_[static_cast<std::size_t>(child)].link = -1 - keys_[starts[i]].second;
        } else {
          tasks.push_back({child, starts[i], starts[i + 1], task.depth + 1});
        }
      }
    }
    units_.resize(static_cast<std::size_t>(last_) + 257);
    for (const Tail& tail : tails_) add_tail(tail);
    return std::move(units_);
  }

 private:
  /// What is left of the only key below a node.
  struct Tail {
    int32_t node;
    std::size_t key, depth;
  };

  void add_tail(const Tail& tail) {
    const auto& [key, value] = keys_[tail.key];
    if (!with_tails_) {
      units_[static_cast<std::size_t>(tail.node)].link = -1 - value;
      return;
    }
    const std::string_view rest = key.substr(tail.depth);
    const std::size_t at = units_.size();
    units_.resize(at + 1 + (rest.size() + sizeof(TrieUnit) - 1) / sizeof(TrieUnit), {0, 0});
    units_[at] = {value, static_cast<int32_t>(rest.size())};
    if (!rest.empty()) std::memcpy(&units_[at + 1], rest.data(), rest.size());
    units_[static_cast<std::size_t>(tail.node)].link = -1 - static_cast<int32_t>(at);
  }

  /// The lowest base at which all labels fall on free units; searching goes on from where units got
  /// scarce.
  int32_t place(const std::vector<unsigned char>& labels) {
    std::size_t at = std::max<std::size_t>(first_free_, labels[0] + std::size_t{1});
    std::size_t taken = 0;
    bool first = true;
    for (;; ++at) {
      grow(at + 257);
      if (units_[at].check >= 0) {
        ++taken;
        continue;
      }
      if (first) {
        first_free_ = std::max<std::size_t>(first_free_, at);
        first = false;
      }
      const std::size_t base = at - labels[0];
      grow(base + 257);
      const bool free = std::all_of(labels.begin(), labels.end(), [&](unsigned char label) {
        return units_[base + label].check < 0;
      });
      if (!free) continue;
      if (taken * 20 >= (at - first_free_ + 1) * 19) first_free_ = at;
      last_ = std::max<int64_t>(last_, static_cast<int64_t>(base + labels.back()));
      return static_cast<int32_t>(base);
    }
  }
  void grow(std::size_t size) {
    if (size > units_.size()) units_.resize(std::max(size, units_.size() * 2));
  }

  const std::vector<std::pair<std::string_view, int32_t>>& keys_;
  bool with_tails_;
  std::vector<TrieUnit> units_;
  std::vector<Tail> tails_;
  std::size_t first_free_ = 1;
  int64_t last_ = 0;
};

std::vector<TrieUnit> build(const std::vector<std::pair<std::string_view, int32_t>>& keys,
                            bool with_tails) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    SAGWAN_CHECK(!keys[i].first.empty() && (i == 0 || keys[i - 1].first < keys[i].first),
                 "trie keys must be sorted, unique, not empty");
  }
  return TrieBuilder(keys, with_tails).build();
}

}  // namespace

std::vector<TrieUnit> build_trie(const std::vector<std::pair<std::string_view, int32_t>>& keys) {
  return build(keys, true);
}
std::vector<TrieUnit> build_bare_trie(
    const std::vector<std::pair<std::string_view, int32_t>>& keys) {
  return build(keys, false);
}

int32_t TrieView::find(std::string_view key) const {
  int32_t value = -1;
  walk(key, 0, [&](std::size_t length, int32_t v) {
    if (length == key.size()) value = v;
  });
  return value;
}

}  // namespace sagwan
