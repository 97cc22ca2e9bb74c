#include "analyzers/compound_splitter.h"

#include <algorithm>
#include <array>

#include "analyzers/german_key.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr double kImpossible = -1e9;
constexpr std::size_t kMaxParts = 6;
constexpr std::size_t kMaxCompoundBytes = 80;  // longer ones are no words; the search is cubic

// What may be cut off a part to find its word, and what was dropped from the word: Arbeit|s-,
// Schul(e)-, Wohn(en)-, Knobel(n)-, Hilf(e)s-. Links that are inflections as well (Kinder-, Tages-,
// Frauen-) need no rule: the vocabulary has inflected forms.
struct Link {
  std::string_view cut;
  std::string_view dropped;
};
constexpr std::array kLinks = {Link{"s", ""}, Link{"", "e"}, Link{"", "en"}, Link{"", "n"},
                               Link{"s", "e"}};

// Behind these endings the s belongs to the left part: Versicherungs|amt, never Versicherung|samt.
constexpr std::array kEndingsWithS = {"ung", "heit", "keit", "schaft",
                                      "ion", "taet", "ling", "tum"};

bool takes_linking_s(std::string_view word) {
  return std::any_of(kEndingsWithS.begin(), kEndingsWithS.end(), [&](std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
}

bool ends_with_usual_s(std::string_view before) {
  return before.ends_with('s') && takes_linking_s(before.substr(0, before.size() - 1));
}

// No s links behind a vowel, and verbs that lose an n alone end with -eln and -ern.
bool may_lose(std::string_view piece, const Link& link) {
  if (!piece.ends_with(link.cut) || piece.size() < link.cut.size() + 3) return false;
  if (link.dropped == "n") return piece.ends_with('l') || piece.ends_with('r');
  if (link.cut.empty() || !link.dropped.empty()) return true;
  return std::string_view("aiou").find(piece[piece.size() - 2]) == std::string_view::npos;
}

}  // namespace

struct CompoundSplitter::Part {
  double score = kImpossible;
  std::string base;
  bool firm = false;  // a noun that was counted: what follows may be short
};

// The word that is split.
struct CompoundSplitter::Whole {
  std::string_view key;
  bool known;
  bool in_dictionary;
  bool small_letter;       // known with one
  bool only_small_letter;  // verbs and adjectives: fewer are compounds, and none ends with a noun
};

CompoundSplitter::CompoundSplitter(const Vocabulary& vocabulary, const Gazetteer& names,
                                   const CompoundExceptions& exceptions)
    : vocabulary_(vocabulary), names_(names), exceptions_(&exceptions) {}

// A part that is not the last: a word, possibly with a linking element or without its ending.
CompoundSplitter::Part CompoundSplitter::best_first_part(const Whole& word, std::size_t start,
                                                         std::size_t end) const {
  Part best;
  const std::string_view piece = word.key.substr(start, end - start);
  const std::string_view rest = word.key.substr(end);
  const KnownWord known = vocabulary_.find(piece);
  if (known.has(data_format::kNeverFirst)) return best;
  if (known.has(data_format::kOnlyFirst)) {
    if (start == 0 && !word.small_letter) best = {weights_.affix, std::string(piece), true};
    return best;
  }
  const bool listed = known.has(data_format::kFirstPart);
  const double ambiguous =
      (known || piece.ends_with('s')) && !listed && takes_letter(piece, word.key.substr(end - 1))
          ? weights_.ambiguous
          : 0;
  const auto consider = [&](const KnownWord& part, std::string_view base, double loss) {
    if (part.has(data_format::kNeverFirst) || !is_part(part, base, listed)) return;
    const double score = frequency(part, base) - (listed ? 0 : loss);
    const bool firm = listed || (part.has(data_format::kNoun) && part.log_frequency > 0);
    if (score > best.score) best = {score, std::string(base), firm};
  };
  consider(known, piece,
           ambiguous + (known.has(data_format::kNoun) ? weights_.unlisted_first
                                                      : weights_.unlisted_small_letter));
  // beherrsch|ende is a participle, not a compound.
  if (rest.starts_with("end") &&
      vocabulary_.find(std::string(piece) + "en").has(data_format::kSmallLetter)) {
    return best;
  }
  for (const Link& link : kLinks) {
    if (!may_lose(piece, link)) continue;
    if (!link.dropped.empty() && (word.only_small_letter || is_short(piece))) continue;
    std::string base(piece.substr(0, piece.size() - link.cut.size()));
    const bool usual = link.dropped.empty() && takes_linking_s(base);
    base += link.dropped;
    const KnownWord part = vocabulary_.find(base);
    if (link.dropped == "n" && !part.has(data_format::kVerb)) continue;
    if (!link.dropped.empty() && !part.has(data_format::kDictionary)) continue;
    consider(part, base,
             usual
                 ? 0
                 : ambiguous + (link.dropped.empty() ? weights_.linking : weights_.dropped_ending));
  }
  if (listed && best.score == kImpossible) best = {weights_.listed_only, std::string(piece), true};
  if (best.score != kImpossible && leaves_its_s(word.key, start, end)) {
    best.score -= weights_.ambiguous;
  }
  return best;
}

CompoundSplitter::Part CompoundSplitter::best_last_part(const Whole& word,
                                                        std::size_t start) const {
  const std::string_view piece = word.key.substr(start);
  const KnownWord known = vocabulary_.find(piece);
  if (known.has(data_format::kNeverLast) || !is_part(known, piece, false)) return {};
  const bool sure = ends_with_usual_s(word.key.substr(0, start));
  if (known.has(data_format::kNameHead) && !word.in_dictionary && !sure) return {};
  if (known.has(data_format::kNounEnd) && (word.known ? word.small_letter : !sure)) return {};
  if (word.only_small_letter) {
    if (!known.has(data_format::kSmallLetter) || is_verb(known, piece)) return {};
  } else if (!known.has(data_format::kNoun) && piece.starts_with("ge")) {
    return {known.log_frequency - weights_.participle, std::string(piece)};
  }
  return {frequency(known, piece), std::string(piece)};
}

// Fixer|stube rather than Fixers|tube, Schadstoff|emission rather than Schadstoffe|mission. `rest`
// begins with the last letter of `piece`.
bool CompoundSplitter::takes_letter(std::string_view piece, std::string_view rest) const {
  if (is_short(piece) || (rest.front() != 's' && rest.front() != 'e')) return false;
  return vocabulary_.find(piece.substr(0, piece.size() - 1)).has(data_format::kNoun) &&
         is_last_noun(rest);
}

// Kraftwerks|park rather than Kraftwerk|spark.
bool CompoundSplitter::leaves_its_s(std::string_view key, std::size_t start,
                                    std::size_t end) const {
  return key[end] == 's' &&
         vocabulary_.find(key.substr(start, end + 1 - start)).has(data_format::kFirstPart) &&
         vocabulary_.find(key.substr(end + 1)).log_frequency > 0 &&
         is_last_noun(key.substr(end + 1));
}

// teil|nehmen, fest|gestellt and sicher|zustellen have a separable prefix and no parts, and what
// ends grund|legende is not the noun that is written alike.
bool CompoundSplitter::is_verb(const KnownWord& word, std::string_view piece) const {
  if (word.has(data_format::kVerb)) return true;
  const bool inflected = piece.ends_with('t') || piece.ends_with("en");
  if (inflected && (piece.starts_with("ge") || piece.starts_with("zu"))) return true;
  if (!word.has(data_format::kNoun)) return false;
  const std::size_t stem = piece.rfind("end");
  if (stem == std::string_view::npos || stem + 5 < piece.size()) return false;
  return vocabulary_.find(std::string(piece.substr(0, stem)) + "en").has(data_format::kSmallLetter);
}

// vereinzelt: vereinzeln.
bool CompoundSplitter::is_form_of_verb(std::string_view key) const {
  if (!key.ends_with('t')) return false;
  const std::string stem(key.substr(0, key.size() - 1));
  return vocabulary_.find(stem + "n").has(data_format::kVerb) ||
         vocabulary_.find(stem + "en").has(data_format::kVerb);
}

bool CompoundSplitter::is_last_noun(std::string_view piece) const {
  const KnownWord word = vocabulary_.find(piece);
  return word.has(data_format::kNoun) && !word.has(data_format::kNeverLast) &&
         is_part(word, piece, false);
}

bool CompoundSplitter::is_short(std::string_view piece) const {
  return piece.size() <= weights_.min_part_bytes;
}

// Dictionaries know many nouns and verbs that the counts do not have.
double CompoundSplitter::frequency(const KnownWord& word, std::string_view base) const {
  const bool counted =
      word.log_frequency > 0 || (word.flags & (data_format::kNoun | data_format::kVerb)) == 0;
  return counted || is_short(base) ? word.log_frequency : weights_.uncounted;
}

bool CompoundSplitter::is_part(const KnownWord& word, std::string_view base, bool listed) const {
  if (!word || word.has(data_format::kName)) return false;
  if (listed || !is_short(base)) return frequency(word, base) >= weights_.rare_part;
  return word.has(data_format::kNoun) && word.log_frequency >= weights_.rare_short_part;
}

// Where a first part ends that is unknown or a name: Inkasso|unternehmen. The longest noun at the
// end is taken, if it is a head that compounds often end with or ends with one; 0 when there is
// none.
std::size_t CompoundSplitter::unknown_part_end(const Whole& word,
                                               const std::vector<Part>& last) const {
  if (word.known) return 0;
  std::size_t head = 0;
  for (std::size_t at = weights_.min_unknown_bytes;
       at + weights_.min_usual_head_bytes <= word.key.size(); ++at) {
    if (last[at].score == kImpossible) continue;
    const KnownWord noun = vocabulary_.find(word.key.substr(at));
    if (!noun.has(data_format::kNoun)) continue;
    if (head == 0) head = at;
    if (noun.has(data_format::kUsualHead) && noun.log_frequency >= weights_.usual_head) {
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

  const double frequency =
      std::max(vocabulary_.find(stem_key(stem)).log_frequency, whole.log_frequency);
  const bool small_letter = whole.has(data_format::kSmallLetter);
  const Whole word = {key, whole || frequency > 0, whole.has(data_format::kDictionary),
                      small_letter, whole && !whole.has(data_format::kNoun)};

  if (word.only_small_letter && is_form_of_verb(key)) return parts;

  // best[n][end]: the highest sum over n parts that cover the first `end` bytes.
  struct Cover {
    double sum = kImpossible;
    std::size_t start = 0;
    std::string base;
    bool firm = false;
  };
  const std::size_t shortest = weights_.min_part_bytes;
  // Most words end with no word that could be a last part, and few places begin one: first parts
  // are looked up only where a last part may follow.
  std::vector<Part> last(size + 1);
  std::size_t last_start = 0;  // of the shortest last part
  for (std::size_t start = shortest; start + shortest <= size; ++start) {
    if (!is_character_border(form, start)) continue;
    last[start] = best_last_part(word, start);
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
        if (end == size && end - start <= shortest && !reached[n].firm) continue;
        const double sum = reached[n].sum + part.score;
        if (sum > best[end][n + 1].sum) best[end][n + 1] = {sum, start, part.base, part.firm};
      }
    };
    for (std::size_t end = start + shortest; end <= last_start; ++end) {
      if (last[end].score == kImpossible && end + shortest > last_start) continue;
      extend(end, best_first_part(word, start, end));
    }
    extend(size, last[start]);
  }

  const double bar = (word.known ? frequency : weights_.unknown_word) * weights_.whole_word;
  std::size_t count = 2;
  while (count < kMaxParts && best[size][count].sum <= bar * static_cast<double>(count)) ++count;
  if (count == kMaxParts) {
    if (const std::size_t end = unknown_part_end(word, last)) {
      parts = {{0, end, std::string(form.substr(0, end))}, {end, size, last[end].base}};
    }
    return parts;
  }
  for (std::size_t end = size; count > 0; --count) {
    Cover& cover = best[end][count];
    parts.push_back({cover.start, end, std::move(cover.base)});
    end = cover.start;
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

}  // namespace fundstelle
