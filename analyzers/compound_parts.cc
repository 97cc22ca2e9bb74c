#include "analyzers/compound_parts.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

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

bool takes_linking_s(std::string_view word) {
  return std::any_of(kEndingsWithS.begin(), kEndingsWithS.end(), [&](std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
}

// A part that is not the last: a word, possibly with a linking element or without its ending.
PossiblePart CompoundParts::best_first(const CompoundWord& word, std::size_t start,
                                       std::size_t end) const {
  PossiblePart best;
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
  if (listed && !best.possible()) best = {weights_.listed_only, std::string(piece), true};
  if (best.possible() && leaves_its_s(word.key, start, end)) {
    best.score -= weights_.ambiguous;
  }
  return best;
}

PossiblePart CompoundParts::best_last(const CompoundWord& word, std::size_t start) const {
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
bool CompoundParts::takes_letter(std::string_view piece, std::string_view rest) const {
  if (is_short(piece) || (rest.front() != 's' && rest.front() != 'e')) return false;
  return vocabulary_.find(piece.substr(0, piece.size() - 1)).has(data_format::kNoun) &&
         is_last_noun(rest);
}

// Kraftwerks|park rather than Kraftwerk|spark.
bool CompoundParts::leaves_its_s(std::string_view key, std::size_t start, std::size_t end) const {
  return key[end] == 's' &&
         vocabulary_.find(key.substr(start, end + 1 - start)).has(data_format::kFirstPart) &&
         vocabulary_.find(key.substr(end + 1)).log_frequency > 0 &&
         is_last_noun(key.substr(end + 1));
}

// teil|nehmen, fest|gestellt and sicher|zustellen have a separable prefix and no parts, and what
// ends grund|legende is not the noun that is written alike.
bool CompoundParts::is_verb(const KnownWord& word, std::string_view piece) const {
  if (word.has(data_format::kVerb)) return true;
  const bool inflected = piece.ends_with('t') || piece.ends_with("en");
  if (inflected && (piece.starts_with("ge") || piece.starts_with("zu"))) return true;
  if (!word.has(data_format::kNoun)) return false;
  const std::size_t stem = piece.rfind("end");
  if (stem == std::string_view::npos || stem + 5 < piece.size()) return false;
  return vocabulary_.find(std::string(piece.substr(0, stem)) + "en").has(data_format::kSmallLetter);
}

// vereinzelt: vereinzeln.
bool CompoundParts::is_form_of_verb(std::string_view key) const {
  if (!key.ends_with('t')) return false;
  const std::string stem(key.substr(0, key.size() - 1));
  return vocabulary_.find(stem + "n").has(data_format::kVerb) ||
         vocabulary_.find(stem + "en").has(data_format::kVerb);
}

bool CompoundParts::is_last_noun(std::string_view piece) const {
  const KnownWord word = vocabulary_.find(piece);
  return word.has(data_format::kNoun) && !word.has(data_format::kNeverLast) &&
         is_part(word, piece, false);
}

bool CompoundParts::is_short(std::string_view piece) const {
  return piece.size() <= weights_.min_part_bytes;
}

// Dictionaries know many nouns and verbs that the counts do not have.
double CompoundParts::frequency(const KnownWord& word, std::string_view base) const {
  const bool counted =
      word.log_frequency > 0 || (word.flags & (data_format::kNoun | data_format::kVerb)) == 0;
  return counted || is_short(base) ? word.log_frequency : weights_.uncounted;
}

bool CompoundParts::is_part(const KnownWord& word, std::string_view base, bool listed) const {
  if (!word || word.has(data_format::kName)) return false;
  if (listed || !is_short(base)) return frequency(word, base) >= weights_.rare_part;
  return word.has(data_format::kNoun) && word.log_frequency >= weights_.rare_short_part;
}

}  // namespace fundstelle
