#include "indexer/facets/unknown_names.h"

#include <utility>

#include "analyzers/folding.h"
#include "indexer/facets/text_clues.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMinUnknownName = 3;  // bytes
constexpr std::size_t kMaxPlaceWords = 3;

constexpr NameRoles kHeads = {NameRole::kFirmHead, NameRole::kWeakFirmHead};

// PrivatBank, AuctionDrop; not OPEC.
bool has_inner_capital(std::string_view written) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t i = 2; i < written.size(); ++i) {
    if (written[i] >= 'A' && written[i] <= 'Z' && is_small(written[i - 1])) return true;
  }
  return false;
}

bool is_sure(NameSigns signs) {
  return signs.has(NameSign::kLegalForm) || signs.has(NameSign::kTicker);
}

// HUANUNI is Huanuni.
std::string in_usual_case(std::string name) {
  bool inside = false;
  for (char& c : name) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
    if (inside && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    inside = letter;
  }
  return name;
}

std::optional<NameMention> mention_of(const NameContext& context, NameKind kind, NameRange range,
                                      NameSigns signs) {
  NameMention mention;
  mention.range = range;
  mention.kind = kind;
  mention.name = without_possessive(written(context.text(), range));
  mention.key = key_of(context.text(), range);
  mention.signs = signs;
  mention.signs.add(NameSign::kUnknown);
  if (kind == NameKind::kCompany) {
    mention.signs.add_if(range.size() > 1, NameSign::kSeveralWords);
    for (std::size_t at = range.first; at <= range.last; ++at) {
      mention.signs.add_if(has_inner_capital(context.text().written(at)), NameSign::kInnerCapital);
    }
  } else if (is_all_capitals(mention.name)) {
    mention.name = in_usual_case(std::move(mention.name));
  }
  if (mention.name.size() < kMinUnknownName) return std::nullopt;
  return mention;
}

}  // namespace

std::optional<NameMention> UnknownNames::firm(const NameContext& context, NameRange run) const {
  const AnalyzedText& text = context.text();
  const std::size_t behind = context.behind_legal_form(run.last);
  // Most words stand alone, and then only what stands behind could tell.
  if (run.size() == 1 && behind == run.last && !context.has_ticker_behind(run.last)) {
    return std::nullopt;
  }
  if (in_capital_line(text, run.first)) return std::nullopt;
  NameRange name = run;
  while (name.first < name.last && !runs_.may_begin_firm(context, name.first)) ++name.first;
  NameSigns signs;
  signs.add_if(behind != run.last, NameSign::kLegalForm);
  for (std::size_t at = name.first + 1; at <= run.last; ++at) {
    if (!context.is_legal_form(at)) continue;
    name.last = at - 1;
    signs.add(NameSign::kLegalForm);
    break;
  }
  const std::string_view last = text.tokens[name.last].form;
  if (name.size() > 1 && (last == "and" || last == "und")) --name.last;
  const bool bracketed = name.size() > 1 && context.is_in_angle_brackets(name);
  signs.add_if(bracketed || context.has_ticker_behind(context.behind_legal_form(name.last)),
               NameSign::kTicker);
  if (!is_sure(signs) && context.german()) {
    if (!cut_foreign(context, name)) return std::nullopt;
    signs.add(NameSign::kFirmHead);
  } else if (!is_sure(signs) && !cut_to_head(context, name, signs)) {
    return std::nullopt;
  }
  if (is_sure(signs) && context.german()) {
    // Nouns have capitals, too: in front of a sentence, dictionary words are not part of the name.
    while (name.size() > 1 && runs_.is_common_word(context, name.first) &&
           text.gap_before(name.first).find_first_of(".!?:\n") != std::string_view::npos) {
      ++name.first;
    }
    if (name.size() == 1 && runs_.is_common_word(context, name.first)) return std::nullopt;
  }
  while (name.first > 0 && text.gap_before(name.first) == "/" &&
         looks_like_name(text.written(name.first - 1))) {
    --name.first;  // Audio/Video Affiliates
  }
  if (!is_plausible(context, name, signs)) return std::nullopt;
  auto mention = mention_of(context, NameKind::kCompany, name, context.around(name) | signs);
  if (mention && score(mention->signs, mention->kind) < kAcceptedScore / 2) return std::nullopt;
  return mention;
}

// Up to the last word that ends names of firms, if nothing follows it but an office or a given
// name.
bool UnknownNames::cut_to_head(const NameContext& context, NameRange& name,
                               NameSigns& signs) const {
  const AnalyzedText& text = context.text();
  std::size_t head = name.last;
  while (head > name.first && !context.name_roles(head).has_any(kHeads)) --head;
  if (head == name.first) return false;
  const bool bank_of = head < name.last && text.tokens[head + 1].form == "of";
  if (bank_of) head = name.last;  // Merchants Bank of Kansas City
  const bool is_end = head == name.last || context.roles(head + 1).has_any(
                                               {NameRole::kPersonNoun, NameRole::kGivenName,
                                                NameRole::kFirmRelation, NameRole::kNationality});
  if (!is_end) return false;
  name.last = head;
  const bool strong = bank_of || context.roles(head).has(NameRole::kFirmHead);
  signs.add(strong ? NameSign::kFirmHead : NameSign::kWeakFirmHead);
  // Office of Fair Trading, Ministry of Foreign Trade
  return name.first < 2 || text.tokens[name.first - 1].form != "of" ||
         !starts_upper(text.written(name.first - 2));
}

// In a German text, an English word such as Technologies ends the name, and German ones are not
// part of it.
bool UnknownNames::cut_foreign(const NameContext& context, NameRange& name) const {
  while (name.last > name.first && (context.is_german_word(name.last) ||
                                    !context.roles(name.last).has(NameRole::kFirmHead))) {
    --name.last;
  }
  for (std::size_t at = name.first; at < name.last; ++at) {
    if (context.is_german_word(at)) name.first = at + 1;
  }
  return name.size() > 1 && !context.roles(name.first).has(NameRole::kGivenName);
}

// Not what is left of a name that was cut, not words of the language alone.
bool UnknownNames::is_plausible(const NameContext& context, NameRange name, NameSigns signs) const {
  const AnalyzedText& text = context.text();
  bool all_words = true;  // Central Bank, European Space
  bool all_kinds = true;  // Holding, Sons and Co
  for (std::size_t at = name.first; at <= name.last; ++at) {
    const NameLookup word = listed_.find(text, {at, at});
    const bool kind = word.roles.has_any({NameRole::kFirmHead, NameRole::kWeakFirmHead});
    if (word.roles.has_any({NameRole::kCalendar, NameRole::kMoney})) return false;
    all_kinds = all_kinds && (kind || context.is_legal_form(at) || text.tokens[at].stop ||
                              word.roles.has(NameRole::kFirmNoun));
    all_words =
        all_words &&
        (kind || word.city ||
         word.roles.has_any({NameRole::kEnglishWord, NameRole::kRegion, NameRole::kNationality}));
  }
  if (all_kinds) return false;
  if (!starts_upper(text.written(name.last)) && !context.is_number(name.last)) return false;
  const NameRoles first = context.roles(name.first);
  if (name.size() == 1 && first.has_any({NameRole::kRegion, NameRole::kNationality})) return false;
  if (is_sure(signs)) return true;
  if (name.size() == 1 || (name.size() < 3 && first.has(NameRole::kGivenName))) return false;
  return !all_words || (name.size() > 2 && !signs.has(NameSign::kWeakFirmHead));
}

std::optional<NameMention> UnknownNames::firm_by_context(const NameContext& context,
                                                         NameRange run) const {
  const AnalyzedText& text = context.text();
  NameRange name = run;
  if (run.size() == 1) {
    if (!context.may_tell_firm(run)) return std::nullopt;
    if (context.german() && runs_.is_common_word(context, run.first)) return std::nullopt;
  }
  if (in_capital_line(text, run.first)) return std::nullopt;
  while (name.first < name.last && !runs_.may_begin_firm(context, name.first)) ++name.first;
  if (!runs_.may_begin_firm(context, name.first)) return std::nullopt;
  if (context.german()) {
    if (runs_.is_common_word(context, name.first)) return std::nullopt;
    std::size_t last = name.first;
    while (last < name.last && !runs_.is_common_word(context, last + 1)) ++last;
    name.last = last;
  }
  if (!starts_upper(text.written(name.first)) || !may_be_told(context, name)) return std::nullopt;
  NameSigns signs = context.around(name);
  const bool told = signs.has(NameSign::kFirmNounBefore) || signs.has(NameSign::kFirmCompound) ||
                    signs.has(NameSign::kFirmAppositionBehind) ||
                    signs.has(NameSign::kRelationBefore) || signs.has(NameSign::kRelationBehind) ||
                    signs.has(NameSign::kListedFirmBeside);
  if (!told) return std::nullopt;
  // SPD-Chef, Abo-Kunde: too many such names are of parties and things.
  if (signs.has(NameSign::kFirmCompound) &&
      !context.roles(name.last + 1).has(NameRole::kFirmOnly)) {
    return std::nullopt;
  }
  bool all_words = !context.german() && name.size() > 1;  // a Home Office spokesman
  for (std::size_t at = name.first; at <= name.last && all_words; ++at) {
    all_words = runs_.is_common_word(context, at);
  }
  if (all_words && !signs.has(NameSign::kFirmNounBefore)) return std::nullopt;
  if (name.size() == 1) {
    signs = signs | context.of_word(name.first, context.roles(name.first), false);
  }
  return mention_of(context, NameKind::kCompany, name, signs);
}

// What no list holds and what is neither a person, a region nor a kind of something.
bool UnknownNames::may_be_told(const NameContext& context, NameRange name) const {
  const AnalyzedText& text = context.text();
  if (listed_.longest(text, name.first).found()) return false;  // It is read by itself.
  if (context.is_legal_form(name.first)) return false;
  if (text.written(name.last).size() == 1) return false;  // Class B
  for (std::size_t at = name.first; at <= name.last; ++at) {
    const NameLookup word = listed_.find(text, {at, at});
    if (word.roles.has_any(
            {NameRole::kCalendar, NameRole::kMoney, NameRole::kPersonNoun, NameRole::kGivenName}) ||
        (at > name.first && word.company)) {
      return false;
    }
  }
  if (context.roles(name.last).has_any({NameRole::kNationality, NameRole::kRegion})) return false;
  return name.size() > 1 || !context.roles(name.first)
                                 .has_any({NameRole::kSurname, NameRole::kFirmNoun,
                                           NameRole::kFirmRelation, NameRole::kThingHead});
}

std::optional<NameMention> UnknownNames::place(const NameContext& context, NameRange run) const {
  const AnalyzedText& text = context.text();
  const bool inside = run.first > 0 && text.gap_before(run.first) == " ";  // Most words are.
  if (inside && context.german() && context.is_small(run.first - 1)) return std::nullopt;
  if (run.size() > kMaxPlaceWords || text.tokens[run.first].stop) return std::nullopt;
  const std::size_t next = run.last + 1;
  const bool dateline = !inside && is_dateline(text, run.first, run.last) &&
                        next < text.tokens.size() && text.gap_before(next).starts_with(",") &&
                        context.roles(next).has_any({NameRole::kCalendar, NameRole::kRegion});
  const bool told = dateline || (context.has_place_noun_before(run.first) &&
                                 !runs_.is_common_word(context, run.first));
  if (!told) return std::nullopt;
  for (std::size_t at = run.first; at <= run.last; ++at) {
    if (context.roles(at).has_any({NameRole::kRegion, NameRole::kCalendar, NameRole::kMoney,
                                   NameRole::kPersonNoun, NameRole::kFirmNoun, NameRole::kFirmHead,
                                   NameRole::kNationality, NameRole::kGivenName})) {
      return std::nullopt;
    }
  }
  return mention_of(context, NameKind::kCity, run, context.around(run));
}

}  // namespace fundstelle
