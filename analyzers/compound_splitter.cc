#include "analyzers/compound_splitter.h"

#include <algorithm>
#include <array>

#include "analyzers/folding.h"
#include "analyzers/german_key.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr double kImpossible = -1e9;
constexpr std::size_t kMaxParts = 6;
constexpr std::size_t kMaxCompoundBytes = 80;  // longer ones are no words; the search is cubic

// What may be cut off a part to find its word, and what was dropped from the word: Arbeit|s-,
// Schul(e)-, Wohn(en)-, Hilf(e)s-. Links that are inflections as well (Kinder-, Tages-, Frauen-)
// need no rule: the vocabulary has inflected forms.
struct Link {
  std::string_view cut;
  std::string_view dropped;
};
constexpr std::array kLinks = {Link{"s", ""}, Link{"", "e"}, Link{"", "en"}, Link{"s", "e"}};

// Behind these endings the s belongs to the left part: Versicherungs|amt, never Versicherung|samt.
constexpr std::array kEndingsWithS = {"ung", "heit", "keit", "schaft",
                                      "ion", "taet", "ling", "tum"};

bool takes_linking_s(std::string_view word) {
  return std::any_of(kEndingsWithS.begin(), kEndingsWithS.end(), [&](std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
}

// teil|nehmen, fest|gestellt and sicher|zustellen have a separable prefix and no parts.
bool is_verb(const KnownWord& word, std::string_view piece) {
  const bool inflected = piece.ends_with("t") || piece.ends_with("en");
  return word.has(data_format::kVerb) ||
         (inflected && (piece.starts_with("ge") || piece.starts_with("zu")));
}

}  // namespace

struct CompoundSplitter::Part {
  double score = kImpossible;
  std::string base;
};

CompoundExceptions::CompoundExceptions(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = trim(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty() || line.front() == '#') continue;
    std::string key;
    std::vector<std::size_t> ends;
    for (const char c : german_key(fold(line))) {
      if (c == '|') {
        ends.push_back(key.size());
      } else {
        key.push_back(c);
      }
    }
    if (!ends.empty()) ends.push_back(key.size());
    ends_.emplace(std::move(key), std::move(ends));
  }
}

const std::vector<std::size_t>* CompoundExceptions::find(std::string_view key) const {
  const auto known = ends_.find(key);
  return known == ends_.end() ? nullptr : &known->second;
}

CompoundSplitter::CompoundSplitter(const Vocabulary& vocabulary, const Gazetteer& names,
                                   const CompoundExceptions& exceptions)
    : vocabulary_(vocabulary), names_(names), exceptions_(&exceptions) {}

// A part that is not the last: a word, possibly with a linking element or without its ending.
CompoundSplitter::Part CompoundSplitter::best_first_part(const std::string& key, std::size_t start,
                                                         std::size_t end,
                                                         bool is_small_word) const {
  Part best;
  const std::string_view piece = std::string_view(key).substr(start, end - start);
  const KnownWord whole = vocabulary_.find(piece);
  if (whole.has(data_format::kNeverFirst)) return best;
  const bool listed = whole.has(data_format::kFirstPart);
  const auto consider = [&](const KnownWord& word, std::string_view base, double loss) {
    if (word.has(data_format::kNeverFirst) || !is_part(word, base, listed)) return;
    const double score = word.log_frequency - (listed ? 0 : loss);
    if (score > best.score) best = {score, std::string(base)};
  };
  consider(
      whole, piece,
      whole.has(data_format::kNoun) ? weights_.unlisted_first : weights_.unlisted_small_letter);
  // beherrsch|ende is a participle, not a compound.
  if (std::string_view(key).substr(end).starts_with("end") &&
      vocabulary_.find(std::string(piece) + "en").has(data_format::kSmallLetter)) {
    return best;
  }
  for (const Link& link : kLinks) {
    if (!piece.ends_with(link.cut) || piece.size() < link.cut.size() + weights_.min_part_bytes) {
      continue;
    }
    if (!link.dropped.empty() && (is_small_word || piece.size() <= weights_.min_part_bytes)) {
      continue;
    }
    std::string base(piece.substr(0, piece.size() - link.cut.size()));
    const bool usual = link.dropped.empty() && takes_linking_s(base);
    base += link.dropped;
    consider(vocabulary_.find(base), base,
             usual                  ? 0
             : link.dropped.empty() ? weights_.linking
                                    : weights_.dropped_ending);
  }
  if (listed && best.score == kImpossible) best = {weights_.listed_only, std::string(piece)};
  return best;
}

CompoundSplitter::Part CompoundSplitter::best_last_part(const std::string& key, std::size_t start,
                                                        bool known, bool is_small_word) const {
  const std::string_view piece = std::string_view(key).substr(start);
  const KnownWord word = vocabulary_.find(piece);
  if (!known && word.has(data_format::kNameHead)) return {};
  if (is_small_word && (!word.has(data_format::kSmallLetter) || is_verb(word, piece))) return {};
  if (word.has(data_format::kNeverLast) || !is_part(word, piece, false)) return {};
  return {word.log_frequency, std::string(piece)};
}

bool CompoundSplitter::is_part(const KnownWord& word, std::string_view base, bool listed) const {
  if (!word || word.has(data_format::kName)) return false;
  const bool is_short = base.size() <= weights_.min_part_bytes && !listed;
  if (is_short && !word.has(data_format::kNoun)) return false;
  return word.log_frequency >= (is_short ? weights_.rare_short_part : weights_.rare_part);
}

// Companies and cities, unless they are ordinary words as well.
bool CompoundSplitter::is_name(const std::string& key, const KnownWord& word) const {
  if (word.has(data_format::kSmallLetter)) return false;
  const NameLookup found = names_.find(key);
  return (found.company && !found.company->ambiguous) || (found.city && !found.city->ambiguous);
}

std::vector<CompoundPart> CompoundSplitter::split(std::string_view form,
                                                  std::string_view stem) const {
  std::vector<CompoundPart> parts;
  for (CompoundPart& part : split_once(form, stem)) {
    // Parts that would be split by themselves are split here as well.
    std::vector<CompoundPart> inner = split_once(part.base, part.base);
    const std::size_t length = part.end - part.start;
    if (inner.empty() || inner.back().start >= length) {
      parts.push_back(std::move(part));
      continue;
    }
    inner.back().end = length;
    for (CompoundPart& piece : inner) {
      parts.push_back({part.start + piece.start, part.start + piece.end, std::move(piece.base)});
    }
  }
  return parts;
}

std::vector<CompoundPart> CompoundSplitter::split_once(std::string_view form,
                                                       std::string_view stem) const {
  std::vector<CompoundPart> parts;
  const std::size_t size = form.size();
  if (size < weights_.min_word_bytes || size > kMaxCompoundBytes) return parts;
  const std::string key = german_key(form);
  if (const std::vector<std::size_t>* ends = exceptions_->find(key)) {
    std::size_t start = 0;
    for (const std::size_t end : *ends) {
      parts.push_back({start, end, std::string(form.substr(start, end - start))});
      start = end;
    }
    return parts;
  }
  const KnownWord whole = vocabulary_.find(key);
  if (whole.has(data_format::kName) || is_name(key, whole)) return parts;

  const double class_frequency = vocabulary_.find(stem_key(stem)).log_frequency;
  const bool known = whole || class_frequency > 0;
  // Verbs and adjectives are less often compounds, and those never end with a noun.
  const bool is_small_word = whole && !whole.has(data_format::kNoun);

  // best[n][end]: the highest sum over n parts that cover the first `end` bytes.
  struct Cover {
    double sum = kImpossible;
    std::size_t start = 0;
    std::string base;
  };
  const std::size_t shortest = weights_.min_part_bytes;
  // Most words end with no word that could be a last part, and few places begin one: first parts
  // are looked up only where a last part may follow.
  std::vector<Part> last(size + 1);
  std::size_t last_start = 0;  // of the shortest last part
  for (std::size_t start = shortest; start + shortest <= size; ++start) {
    if (!is_character_border(form, start)) continue;
    last[start] = best_last_part(key, start, known, is_small_word);
    if (last[start].score != kImpossible) last_start = start;
  }
  if (last_start == 0) return parts;
  std::vector<std::array<Cover, kMaxParts>> best(size + 1);
  best[0][0].sum = 0;
  for (std::size_t start = 0; start + shortest <= size; ++start) {
    if (start > 0 && start < shortest) continue;
    const auto& reached = best[start];
    if (std::none_of(reached.begin(), reached.end(),
                     [](const Cover& cover) { return cover.sum > kImpossible; })) {
      continue;
    }
    if (!is_character_border(form, start)) continue;
    const std::string_view before = std::string_view(key).substr(0, start);
    if (key[start] == 's' && takes_linking_s(before)) continue;
    const auto extend = [&](std::size_t end, const Part& part) {
      if (part.score == kImpossible) return;
      for (std::size_t n = 0; n + 1 < kMaxParts; ++n) {
        if (reached[n].sum == kImpossible) continue;
        const double sum = reached[n].sum + part.score;
        if (sum > best[end][n + 1].sum) best[end][n + 1] = {sum, start, part.base};
      }
    };
    for (std::size_t end = start + shortest; end <= last_start; ++end) {
      if (last[end].score == kImpossible && end + shortest > last_start) continue;
      extend(end, best_first_part(key, start, end, is_small_word));
    }
    extend(size, last[start]);
  }

  const double frequency = std::max(class_frequency, whole.log_frequency);
  const double bar = (known ? frequency : weights_.unknown_word) * weights_.whole_word;
  std::size_t count = 2;
  while (count < kMaxParts && best[size][count].sum <= bar * static_cast<double>(count)) ++count;
  if (count == kMaxParts) return parts;
  for (std::size_t end = size; count > 0; --count) {
    Cover& cover = best[end][count];
    parts.push_back({cover.start, end, std::move(cover.base)});
    end = cover.start;
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

}  // namespace fundstelle
