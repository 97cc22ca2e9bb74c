// Facets: which there are, where a document keeps their values, how values are packed.
//
// Company, city, year and language are always there; others are defined in the configuration over
// metadata fields and take the same path. The schema is stored in the index, so a search needs no
// configuration.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

struct Facet {
  std::string name;   ///< As in `--facet NAME=V`: lower-case letters, digits, `_` and `-`.
  std::string field;  ///< The metadata field it is read from; empty for the four built-in ones.
  std::string label;  ///< For people; empty: the name.
  std::string german_label;
  std::uint32_t slot = 0;  ///< Value slot that holds a document's values, packed.

  friend bool operator==(const Facet&, const Facet&) = default;
};

class FacetSchema {
 public:
  /// The built-in facets, then `defined` in their order. Slots are given here. Throws Error when a
  /// name is taken twice or is no name.
  explicit FacetSchema(std::vector<Facet> defined = {});

  const std::vector<Facet>& facets() const { return facets_; }
  /// The facet of that name, or nullptr.
  const Facet* find(std::string_view name) const;
  /// `company, city, year, language`, for messages.
  std::string names() const;

  std::string serialize() const;
  /// Throws Error when the bytes are damaged.
  static FacetSchema parse(std::string_view bytes);

 private:
  std::vector<Facet> facets_;
};

/// The values of one facet of one document as one string, for a value slot. Empty for none.
std::string pack_values(const std::vector<std::string>& values);
/// The opposite. Throws Error when the bytes are damaged.
std::vector<std::string> unpack_values(std::string_view packed);

}  // namespace fundstelle
