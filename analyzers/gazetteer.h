// The names Fundstelle knows: companies and cities with their aliases, and names that merely look
// like a city.
//
// Names are looked up by key: the folded words of a name, joined by single spaces (`münchen`,
// `Muenchen` and `MÜNCHEN` have the key `muenchen`, `AT&T` has `at & t`). The table lies in the
// mapped language data; a look-up costs one hash and touches one or two cache lines.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzers/data_format.h"
#include "analyzers/name_roles.h"

namespace fundstelle {

struct KnownName {
  std::uint32_t number = 0;      ///< Of its row; no two names have one number.
  std::string_view canonical;    ///< The English name, or the one name there is.
  std::string_view german;       ///< The German name; equal to `canonical` where there is none.
  std::uint32_t population = 0;  ///< Cities only.
  std::string_view country;      ///< ISO 3166 alpha-2.
  bool ambiguous = false;        ///< Also an ordinary word: text must give a second sign.
  bool doubtful = false;         ///< More often something else, says the table of companies.
  bool in_capitals = false;      ///< Written in capitals only (MAN): otherwise ambiguous.
};

struct NameLookup {
  std::optional<KnownName> company;
  std::optional<KnownName> other_company;  ///< Another one with the same form, less known.
  std::optional<KnownName> city;
  bool not_a_name = false;          ///< A known name of something else, such as a newspaper.
  bool begins_longer_name = false;  ///< Another word may follow.
  NameRoles roles;
};

class Gazetteer {
 public:
  Gazetteer() = default;
  Gazetteer(std::string_view strings, std::span<const data_format::Name> names,
            std::span<const data_format::Bucket> table)
      : strings_(strings), names_(names), table_(table) {}

  /// What the table holds under `key`; all empty when it holds nothing.
  NameLookup find(std::string_view key) const;

  /// What the word with this key says of names beside it. Also by its ending, where a table lists
  /// one (every German word that ends with konzern is a kind of firm).
  NameRoles roles(std::string_view key) const;
  NameRoles roles_of_ending(std::string_view key) const;

  /// The company or city that `name` stands for, as typed in metadata or a filter: any alias, any
  /// spelling, with or without a legal form.
  std::optional<KnownName> find_company(std::string_view name) const;
  std::optional<KnownName> find_city(std::string_view name) const;

 private:
  KnownName known(std::uint32_t number) const;
  const data_format::Bucket* bucket(std::string_view key) const;

  std::string_view strings_;
  std::span<const data_format::Name> names_;
  std::span<const data_format::Bucket> table_;
};

/// Appends one folded word to a name key: a space between, umlauts written out, a possessive ending
/// taken off. `gap` is what stands before the word in the text: an ampersand counts as a word.
void append_key_word(std::string& key, std::string_view form, std::string_view gap = " ");

/// The key of a whole name.
std::string name_key(std::string_view name);

/// True for the folded words that end a company's legal name: ag, se, gmbh, inc, corp, plc, …
bool is_legal_form(std::string_view form);

}  // namespace fundstelle
