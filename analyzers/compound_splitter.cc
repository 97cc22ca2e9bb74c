#include "analyzers/compound_splitter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/german_key.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxParts = 6;
constexpr std::size_t kMaxCompoundBytes = 80;  // longer ones are no words; the search is cubic

// The best way to cover the beginning of a word with so many parts, seen from its last one.
struct Cover {
  double sum = PossiblePart::kImpossible;
  std::size_t start = 0;
  std::string base;
  bool firm = false;

  bool possible() const { return sum != PossiblePart::kImpossible; }
};

// By the end of the beginning, and by the number of parts.
using Covers = std::vector<std::array<Cover, kMaxParts>>;

void extend(Covers& covers, std::size_t start, std::size_t end, const PossiblePart& part,
            std::size_t shortest) {
  if (!part.possible()) return;
  const auto& reached = covers[start];
  const bool is_short_end = end + 1 == covers.size() && end - start <= shortest;
  for (std::size_t n = 0; n + 1 < kMaxParts; ++n) {
    if (!reached[n].possible() || (is_short_end && !reached[n].firm)) continue;
    const double sum = reached[n].sum + part.score;
    if (sum > covers[end][n + 1].sum) covers[end][n + 1] = {sum, start, part.base, part.firm};
  }
}

// First parts are looked up only where a last part may follow: few places begin one.
Covers cover(std::string_view form, const CompoundWord& word, const std::vector<PossiblePart>& last,
             std::size_t last_start, const CompoundParts& parts) {
  const std::size_t size = form.size();
  const std::size_t shortest = parts.weights().min_part_bytes;
  Covers covers(size + 1);
  covers[0][0].sum = 0;
  for (std::size_t start = 0; start + shortest <= size; ++start) {
    if (start > 0 && start < shortest) continue;
    const auto& reached = covers[start];
    if (std::none_of(reached.begin(), reached.end(),
                     [](const Cover& cover) { return cover.possible(); })) {
      continue;
    }
    if (!is_character_border(form, start)) continue;
    if (word.key[start] == 's' && takes_linking_s(word.key.substr(0, start))) continue;
    for (std::size_t end = start + shortest; end <= last_start; ++end) {
      if (!last[end].possible() && end + shortest > last_start) continue;
      extend(covers, start, end, parts.best_first(word, start, end), shortest);
    }
    extend(covers, start, size, last[start], shortest);
  }
  return covers;
}

// The cover of the whole word with `count` parts.
std::vector<CompoundPart> parts_of(Covers& covers, std::size_t count) {
  std::vector<CompoundPart> parts;
  for (std::size_t end = covers.size() - 1; count > 0; --count) {
    Cover& cover = covers[end][count];
    parts.push_back({cover.start, end, std::move(cover.base)});
    end = cover.start;
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

std::vector<CompoundPart> parts_between(std::string_view form,
                                        const std::vector<std::size_t>& ends) {
  std::vector<CompoundPart> parts;
  std::size_t start = 0;
  for (const std::size_t end : ends) {
    parts.push_back({start, end, std::string(form.substr(start, end - start))});
    start = end;
  }
  return parts;
}

}  // namespace

CompoundSplitter::CompoundSplitter(const Vocabulary& vocabulary, const Gazetteer& names,
                                   const CompoundExceptions& exceptions)
    : vocabulary_(vocabulary), names_(names), parts_(vocabulary), exceptions_(&exceptions) {}

// Where a first part ends that is unknown or a name: Inkasso|unternehmen. The longest noun at the
// end is taken, if it is a head that compounds often end with or ends with one; 0 when there is
// none.
std::size_t CompoundSplitter::unknown_part_end(const CompoundWord& word,
                                               const std::vector<PossiblePart>& last) const {
  const SplitWeights& weights = parts_.weights();
  if (word.known) return 0;
  std::size_t head = 0;
  for (std::size_t at = weights.min_unknown_bytes;
       at + weights.min_usual_head_bytes <= word.key.size(); ++at) {
    if (!last[at].possible()) continue;
    const KnownWord noun = vocabulary_.find(word.key.substr(at));
    if (!noun.has(data_format::kNoun)) continue;
    if (head == 0) head = at;
    if (noun.has(data_format::kUsualHead) && noun.log_frequency >= weights.usual_head) {
      const std::string_view first = word.key.substr(0, head);
      const KnownWord part = vocabulary_.find(first);
      return (part && !part.has(data_format::kName)) || first.ends_with("zu") ? 0 : head;
    }
  }
  return 0;
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
    std::vector<CompoundPart> inner = split(part.base, part.base);
    const std::size_t length = part.end - part.start;
    const bool fits = std::all_of(inner.begin(), inner.end(), [&](const CompoundPart& piece) {
      return piece.start < length && is_character_border(form, part.start + piece.start);
    });
    if (inner.empty() || !fits) {
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
  const SplitWeights& weights = parts_.weights();
  const std::size_t size = form.size();
  if (size < weights.min_word_bytes || size > kMaxCompoundBytes) return {};
  const std::string key = german_key(form);
  if (const std::vector<std::size_t>* ends = exceptions_->find(key)) {
    return parts_between(form, *ends);
  }
  const KnownWord whole = vocabulary_.find(key);
  if (whole.has(data_format::kName) || is_name(key, whole)) return {};

  const double frequency =
      std::max(vocabulary_.find(stem_key(stem)).log_frequency, whole.log_frequency);
  const CompoundWord word{key, whole || frequency > 0, whole.has(data_format::kDictionary),
                          whole.has(data_format::kSmallLetter),
                          whole && !whole.has(data_format::kNoun)};
  if (word.only_small_letter && parts_.is_form_of_verb(key)) return {};

  // Most words end with no word that could be a last part.
  std::vector<PossiblePart> last(size + 1);
  std::size_t last_start = 0;  // of the shortest last part
  for (std::size_t start = weights.min_part_bytes; start + weights.min_part_bytes <= size;
       ++start) {
    if (!is_character_border(form, start)) continue;
    last[start] = parts_.best_last(word, start);
    if (last[start].possible()) last_start = start;
  }
  if (last_start == 0) return {};
  Covers covers = cover(form, word, last, last_start, parts_);

  const double bar = (word.known ? frequency : weights.unknown_word) * weights.whole_word;
  std::size_t count = 2;
  while (count < kMaxParts && covers[size][count].sum <= bar * static_cast<double>(count)) ++count;
  if (count < kMaxParts) return parts_of(covers, count);
  const std::size_t end = unknown_part_end(word, last);
  if (end == 0) return {};
  return {{0, end, std::string(form.substr(0, end))}, {end, size, last[end].base}};
}

}  // namespace fundstelle
