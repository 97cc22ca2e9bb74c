// What a word says of a name: that it is one of a person, that a firm or a place stands beside it.
//
// Roles come from tables: analyzers/data/name_cues.tsv (words beside names), person_names.tsv,
// regions.tsv, and the word lists from which the data compiler derives what names are words as
// well. They lie in the table of names (gazetteer.h), so that one look-up gives all there is to
// know of a word.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace fundstelle {

enum class NameRole : std::uint32_t {
  kGivenName = 1U << 0,
  kSurname = 1U << 1,
  kEnglishWord = 1U << 2,   ///< Written small at least one time in ten in English.
  kGermanWord = 1U << 3,    ///< Likewise in German.
  kGermanNoun = 1U << 4,    ///< A common noun of German, so that its capital tells nothing.
  kRegion = 1U << 5,        ///< A country, state, province or continent.
  kFirmNoun = 1U << 6,      ///< A kind of firm, before its name: the chipmaker Intel.
  kFirmRelation = 1U << 7,  ///< Behind a firm, or before it and a preposition: shares of Intel.
  kFirmVerb = 1U << 8,      ///< Behind a firm; weak.
  kFirmHead = 1U << 9,      ///< Ends the name of a firm: Software, Securities.
  kPersonNoun = 1U << 10,   ///< Before the name of a person: Mr, Minister.
  kPlacePreposition = 1U << 11,
  kWeakPlacePreposition = 1U << 12,  ///< Before places, and before much else.
  kPlaceNoun = 1U << 13,             ///< The kind of a place: die Stadt Linz.
  kThingHead = 1U << 14,    ///< Behind a place it makes the name of something else: Davis Cup.
  kThingBefore = 1U << 15,  ///< Before a place likewise: FC Basel.
  kSport = 1U << 16,
  kCalendar = 1U << 17,  ///< Months, days, seasons.
  kMoney = 1U << 18,     ///< Currencies and units of tables.
  kNationality = 1U << 19,
  kWeakFirmHead = 1U << 20,  ///< Ends the names of firms, and of much else: Digital, Media.
  kFirmOnly = 1U << 21,      ///< A part that only firms have: Aktie, Aufsichtsrat.
  kEventHead = 1U << 22,     ///< Behind a firm it is what the firm pays for: Heineken Cup.
  kLocalNoun = 1U << 23  ///< Behind the adjective of a place it means the place: Wiener Rathaus.
};

class NameRoles {
 public:
  constexpr NameRoles() = default;
  explicit constexpr NameRoles(std::uint32_t bits) : bits_(bits) {}
  constexpr NameRoles(std::initializer_list<NameRole> roles) {
    for (const NameRole role : roles) bits_ |= static_cast<std::uint32_t>(role);
  }

  constexpr bool has(NameRole role) const {
    return (bits_ & static_cast<std::uint32_t>(role)) != 0;
  }
  constexpr bool has_any(NameRoles roles) const { return (bits_ & roles.bits_) != 0; }
  constexpr std::uint32_t bits() const { return bits_; }

 private:
  std::uint32_t bits_ = 0;
};

/// The role that the tables call `name` (name_cues.tsv); none for an unknown one.
constexpr std::optional<NameRole> role_called(std::string_view name) {
  constexpr std::pair<std::string_view, NameRole> kNames[] = {
      {"firm_noun", NameRole::kFirmNoun},
      {"firm_relation", NameRole::kFirmRelation},
      {"firm_verb", NameRole::kFirmVerb},
      {"firm_head", NameRole::kFirmHead},
      {"firm_head_weak", NameRole::kWeakFirmHead},
      {"firm_only", NameRole::kFirmOnly},
      {"local_noun", NameRole::kLocalNoun},
      {"event_head", NameRole::kEventHead},
      {"person_noun", NameRole::kPersonNoun},
      {"place_preposition", NameRole::kPlacePreposition},
      {"place_preposition_weak", NameRole::kWeakPlacePreposition},
      {"place_noun", NameRole::kPlaceNoun},
      {"thing_head", NameRole::kThingHead},
      {"thing_before", NameRole::kThingBefore},
      {"sport", NameRole::kSport},
      {"calendar", NameRole::kCalendar},
      {"money", NameRole::kMoney},
      {"nationality", NameRole::kNationality},
      {"region", NameRole::kRegion},
  };
  for (const auto& [known, role] : kNames) {
    if (known == name) return role;
  }
  return std::nullopt;
}

}  // namespace fundstelle
