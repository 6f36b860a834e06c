// SPDX-License-Identifier: Apache-2.0
// What the page itself says, in Korean and English: each line has a key, and both languages have every key.
import {kept} from './dom.js';

export const STRINGS = {
  ko: {
    language: '한국어', text: '본문', names: '인물·기관', timeline: '연표', quantities: '수량', sources: '출처', graph: '관계도',
    reports: '보고서', search: '검색', searchHint: '본문과 이름 검색 (예: 푸틴, Путин)', report: '보고서', allReports: '전체 보고서 {n}건',
    theme: '화면 밝기', auto: '밝기 자동', light: '밝게', dark: '어둡게', print: '인쇄', help: '도움말', close: '닫기',
    skip: '본문으로 건너뛰기', views: '보기', filters: '표시 선택', types: '유형', languages: '언어', kinds: '단락 종류',
    all: '모두', none: '없음', labels: '유형 이름을 글 안에 표시', outline: '차례', notes: '주석', noteOf: '주석 {n}',
    backToText: '본문 {n}번째 호출로', details: '자세히', detailsHint: '본문의 표시, 이름, 관계도의 점을 누르면 값과 규칙, 같은 대상이 여기에 나타납니다.',
    value: '값', type: '유형', entity: '대상', rule: '규칙', begin: '시작', end: '끝(미포함)', mod: '정도',
    anchor: '기준', document: '보고서 날짜', freq: '빈도', quant: '반복', unit: '단위', of: '무엇', base: '비교 대상',
    direction: '증감', up: '증가', down: '감소', fraction: '분수', language1: '언어', id: '식별자',
    link: '연결 근거', office: '직책', offices: '직책', sentence: '문장', mentions: '언급', mentionsN: '언급 {n}회',
    inReports: '보고서 {n}건', together: '함께 나오는 대상', publicId: '공공 식별자', attested: '{date} 기록', undated: '날짜 없음',
    withFind: '겹친 표시',
    sort: '정렬', byCount: '언급 순', byName: '이름 순', name: '이름', filterNames: '이름으로 거르기',
    nothing: '해당하는 내용이 없습니다.',
    from: '부터', to: '까지', year: '연도', perYear: '연도별 진술 수', statementsN: '진술 {n}건', year1: '{year}년',
    quantity: '수량', kind: '종류', copyCsv: 'CSV로 복사', saveCsv: 'CSV 저장', copied: '행 {n}개를 복사했습니다.', copyFailed: '복사하지 못했습니다. CSV 저장을 쓰세요.',
    rowsN: '{n}행', supports: '뒷받침하는 문장', worksN: '문헌 {n}건',
    noPublisher: '발행처 없음', accessed: '검색일 {date}', pages: '{pages}쪽', note: '주 {n}', noSupport: '본문의 호출을 찾지 못했습니다.',
    graphHint: '같은 문장에 함께 나온 인물, 기관, 장소입니다. 점을 누르면 자세히 볼 수 있습니다.', nodes: '대상 수', zoomIn: '확대',
    zoomOut: '축소', pairs: '함께 나온 짝', sentencesN: '문장 {n}개', graphLabel: '{nodes}개 대상과 {edges}개 연결의 관계도',
    results: '‘{query}’ 검색 결과', resultsN: '본문 {n}곳', resultEntities: '이름이 맞는 대상 {n}개',
    nextHit: '다음 결과', previousHit: '이전 결과', hitOf: '{n}/{all}',
    title: '제목', date: '날짜', series: '간행물', sentences: '문장', citations: '주석', facts: '사실',
    times: '시간', toCheck: '확인할 것', unplaced: '본문에서 위치를 찾지 못한 표시 {n}개',
    characters: '{n}자', made: 'sagwan {version}, 설정 {config}',
    keys: '글쇠', shortcuts: '한 글자 글쇠 사용', keySearch: '검색창으로', keyTabs: '보기 바꾸기', keyFinds: '다음, 이전 표시', keyOpen: '표시를 자세히',
    keyClose: '닫기, 검색 지우기', keyHelp: '이 도움말', keyHits: '다음, 이전 검색 결과',
    legend: '글 안의 밑줄 모양과 색이 유형을 나타냅니다.',
    hiddenBlocks: '숨긴 단락 {n}개', menu: '표시 선택과 차례',
    PER: '인물', LOC: '장소', ORG: '기관', TITLE: '직책', EVENT: '사건', LAW: '법·결의', PRODUCT: '제품', PROJECT: '사업', TIME: '시간',
    QUANTITY: '수량',
    shortPER: '인', shortLOC: '곳', shortORG: '기', shortTITLE: '직', shortEVENT: '사', shortLAW: '법', shortPRODUCT: '품', shortPROJECT: '업',
    shortTIME: '때', shortQUANTITY: '수',
    country: '국가', region: '지역', city: '도시', water: '수역', site: '시설', government: '정부', military: '군', party: '정당',
    international: '국제기구', company: '기업', media: '언론', academic: '학술', committee: '위원회',
    DATE: '날짜', DURATION: '기간', SET: '반복', INTERVAL: '구간', CLOCK: '시각',
    count: '개수', measure: '측정', money: '금액', percent: '비율', multiple: '배수', ordinal: '순서', age: '나이',
    number: '숫자', change: '변화',
    masthead: '간행 정보', titleBlock: '제목', heading: '소제목', item: '항목', paragraph: '문단', table: '표', row: '표의 행', caption: '표·그림 제목',
    source: '자료', remark: '비고', footnote: '각주', furniture: '쪽 머리·번호',
    START: '초', MID: '중순', END: '말', APPROX: '약', BEFORE: '이전', AFTER: '이후', ON_OR_BEFORE: '까지', ON_OR_AFTER: '부터',
    LESS_THAN: '미만', MORE_THAN: '초과', EQUAL_OR_LESS: '이하', EQUAL_OR_MORE: '이상',
    lexicon: '낱말 목록', alias: '글 안의 다른 이름', short_name: '줄인 이름', romanisation: '로마자 표기', officeLink: '직책',
  },
  en: {
    language: 'English', text: 'Text', names: 'Names', timeline: 'Time line', quantities: 'Quantities', sources: 'Sources', graph: 'Graph',
    reports: 'Reports', search: 'Search', searchHint: 'Search text and names (as 푸틴, Путин)', report: 'Report', allReports: 'All {n} reports',
    theme: 'Brightness', auto: 'Theme: auto', light: 'Light', dark: 'Dark', print: 'Print', help: 'Help', close: 'Close',
    skip: 'Skip to the content', views: 'Views', filters: 'What is shown', types: 'Types', languages: 'Languages', kinds: 'Kinds of block',
    all: 'All', none: 'None', labels: 'Names of types in the text', outline: 'Contents', notes: 'Notes', noteOf: 'Note {n}',
    backToText: 'Back to call {n} in the text', details: 'Details', detailsHint: 'Choose a mark in the text, a name or a point of the graph to see its value, its rule and its entity here.',
    value: 'Value', type: 'Type', entity: 'Entity', rule: 'Rule', begin: 'Begins', end: 'Ends before', mod: 'Modifier',
    anchor: 'Resolved by', document: 'the report’s date', freq: 'Frequency', quant: 'Repeats', unit: 'Unit', of: 'Of', base: 'Measured against',
    direction: 'Direction', up: 'up', down: 'down', fraction: 'fraction', language1: 'Language', id: 'Id',
    link: 'Linked by', office: 'Office', offices: 'Offices', sentence: 'Sentence', mentions: 'Mentions', mentionsN: '{n} mention(|s)',
    inReports: '{n} report(|s)', together: 'Appears with', publicId: 'Public id', attested: 'attested {date}', undated: 'undated',
    withFind: 'Marks around it',
    sort: 'Sort', byCount: 'by mentions', byName: 'by name', name: 'Name', filterNames: 'Filter by name',
    nothing: 'There is nothing to show.',
    from: 'from', to: 'to', year: 'Year', perYear: 'Statements by year', statementsN: '{n} statement(|s)', year1: '{year}',
    quantity: 'Quantity', kind: 'Kind', copyCsv: 'Copy as CSV', saveCsv: 'Save CSV', copied: '{n} row(|s) copied.', copyFailed: 'Copying failed; use Save CSV.',
    rowsN: '{n} row(|s)', supports: 'Sentences that it supports', worksN: '{n} work(|s)',
    noPublisher: 'No publisher', accessed: 'accessed {date}', pages: 'pp. {pages}', note: 'note {n}', noSupport: 'No call in the text was found.',
    graphHint: 'People, organisations and places that stand in the same sentence. Choose one to see more.', nodes: 'Entities', zoomIn: 'Zoom in',
    zoomOut: 'Zoom out', pairs: 'Pairs', sentencesN: '{n} sentence(|s)', graphLabel: 'Graph of {nodes} entities and {edges} links',
    results: 'Results for “{query}”', resultsN: '{n} place(|s) in the text', resultEntities: '{n} entit(y|ies) by name',
    nextHit: 'Next result', previousHit: 'Previous result', hitOf: '{n} of {all}',
    title: 'Title', date: 'Date', series: 'Series', sentences: 'Sentences', citations: 'Notes', facts: 'Facts',
    times: 'Times', toCheck: 'To check', unplaced: '{n} find(|s) whose place in the text is not known',
    characters: '{n} characters', made: 'sagwan {version}, configuration {config}',
    keys: 'Keys', shortcuts: 'Shortcuts of one letter', keySearch: 'to the search field', keyTabs: 'change the view', keyFinds: 'next, previous mark', keyOpen: 'details of the mark',
    keyClose: 'close, clear the search', keyHelp: 'this help', keyHits: 'next, previous result',
    legend: 'Line and colour under the words tell the type.',
    hiddenBlocks: '{n} block( is|s are) hidden', menu: 'Filters and contents',
    PER: 'Person', LOC: 'Place', ORG: 'Organisation', TITLE: 'Office', EVENT: 'Event', LAW: 'Law', PRODUCT: 'Product', PROJECT: 'Project', TIME: 'Time',
    QUANTITY: 'Quantity',
    shortPER: 'per', shortLOC: 'loc', shortORG: 'org', shortTITLE: 'off', shortEVENT: 'ev', shortLAW: 'law', shortPRODUCT: 'prod', shortPROJECT: 'proj',
    shortTIME: 'time', shortQUANTITY: 'qty',
    country: 'country', region: 'region', city: 'city', water: 'water', site: 'site', government: 'government', military: 'military', party: 'party',
    international: 'international', company: 'company', media: 'media', academic: 'academic', committee: 'committee',
    DATE: 'date', DURATION: 'duration', SET: 'set', INTERVAL: 'interval', CLOCK: 'time of day',
    count: 'count', measure: 'measure', money: 'money', percent: 'percent', multiple: 'multiple', ordinal: 'ordinal', age: 'age',
    number: 'number', change: 'change',
    masthead: 'masthead', titleBlock: 'title', heading: 'heading', item: 'item', paragraph: 'paragraph', table: 'table', row: 'table row', caption: 'caption',
    source: 'source line', remark: 'remark', footnote: 'footnote', furniture: 'page furniture',
    START: 'start', MID: 'middle', END: 'end', APPROX: 'about', BEFORE: 'before', AFTER: 'after', ON_OR_BEFORE: 'on or before', ON_OR_AFTER: 'on or after',
    LESS_THAN: 'less than', MORE_THAN: 'more than', EQUAL_OR_LESS: 'at most', EQUAL_OR_MORE: 'at least',
    lexicon: 'word list', alias: 'alias in the text', short_name: 'short name', romanisation: 'romanisation', officeLink: 'office',
  },
};

/** In the order in which they are listed everywhere. */
export const TYPES = ['PER', 'ORG', 'LOC', 'TITLE', 'EVENT', 'LAW', 'PRODUCT', 'PROJECT', 'TIME', 'QUANTITY'];
export const KINDS = ['masthead', 'title', 'heading', 'item', 'paragraph', 'table', 'caption', 'source', 'remark', 'footnote',
  'furniture'];

const LANGUAGES = {ko: ['한국어', 'Korean'], ru: ['러시아어', 'Russian'], en: ['영어', 'English'], zh: ['중국어', 'Chinese'],
  'zh-Hans': ['중국어(간체)', 'Chinese (simplified)'], 'zh-Hant': ['중국어(번체)', 'Chinese (traditional)'],
  ja: ['일본어', 'Japanese'], tg: ['타지크어', 'Tajik'], uk: ['우크라이나어', 'Ukrainian'], de: ['독일어', 'German'],
  fr: ['프랑스어', 'French'], kk: ['카자흐어', 'Kazakh'], und: ['공통', 'Any'], uz: ['우즈베크어', 'Uzbek']};

let chosen = kept.get('language') ?? ((navigator.languages?.[0] ?? navigator.language ?? 'ko').startsWith('ko') ? 'ko' : 'en');
if (!STRINGS[chosen]) chosen = 'ko';

export function language() {
  return chosen;
}

export function chooseLanguage(tag) {
  chosen = tag;
  kept.set('language', tag);
}

/** The line of a key; {name} is filled from `values`. */
export function t(key, values = {}) {
  const line = word(key).replace(/\(([^()|]*)\|([^()|]*)\)/g, (_, one, many) => String(values.n) === '1' ? one : many);
  return line.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** A word of the knowledge file that has a translation, or as it is. */
export function word(text, own = text) {
  return Object.hasOwn(STRINGS[chosen], own) ? STRINGS[chosen][own] : text;
}

export function kindName(kind) {
  return word(kind, kind === 'title' ? 'titleBlock' : kind);
}

export function languageName(tag) {
  const pair = Object.hasOwn(LANGUAGES, tag) ? LANGUAGES[tag] : null;
  return pair ? pair[chosen === 'ko' ? 0 : 1] : tag;
}

export function integer(n) {
  return n.toLocaleString(chosen === 'ko' ? 'ko-KR' : 'en-GB');
}

/** A decimal's own digits with its thousands parted; no digit is lost, however many there are. */
export function grouped(digits) {
  const [, sign, whole, rest] = digits.match(/^(-?)([0-9]+)(.*)$/) ?? [];
  return whole === undefined || whole.length < 5 ? digits : sign + whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',') + rest;
}
