#include "index/facets.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/error.h"
#include "index/slots.h"

namespace fundstelle {
namespace {

std::vector<Facet> built_in_facets() {
  return {{"company", "", "Company", "Firma", 0},
          {"city", "", "City", "Stadt", 0},
          {"year", "", "Year", "Jahr", 0},
          {"language", "", "Language", "Sprache", 0}};
}

bool is_facet_name(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && name.size() <= 40 &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

}  // namespace

FacetSchema::FacetSchema(std::vector<Facet> defined) : facets_(built_in_facets()) {
  for (Facet& facet : defined) {
    if (!is_facet_name(facet.name)) {
      throw Error(fmt::format("'{}' cannot name a facet", facet.name),
                  "use lower-case letters, digits, - and _, with a letter first");
    }
    if (find(facet.name) != nullptr || facet.name == "title" || facet.name == "exact") {
      throw Error(fmt::format("the facet '{}' is defined twice or reserved", facet.name));
    }
    facets_.push_back(std::move(facet));
  }
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    facets_[i].slot = slots::kFirstFacet + static_cast<std::uint32_t>(i);
  }
}

const Facet* FacetSchema::find(std::string_view name) const {
  const auto found = std::find_if(facets_.begin(), facets_.end(),
                                  [&](const Facet& facet) { return facet.name == name; });
  return found == facets_.end() ? nullptr : &*found;
}

std::string FacetSchema::names() const {
  std::string names;
  for (const Facet& facet : facets_) names += (names.empty() ? "" : ", ") + facet.name;
  return names;
}

std::string FacetSchema::serialize() const {
  std::string bytes;
  for (const Facet& facet : facets_) {
    if (facet.field.empty()) continue;
    for (const std::string& part : {facet.name, facet.field, facet.label, facet.german_label}) {
      append_string(bytes, part);
    }
  }
  return bytes;
}

FacetSchema FacetSchema::parse(std::string_view bytes) {
  std::vector<Facet> defined;
  for (ByteReader reader(bytes); !reader.at_end();) {
    Facet facet;
    for (std::string* part : {&facet.name, &facet.field, &facet.label, &facet.german_label}) {
      *part = reader.string();
    }
    defined.push_back(std::move(facet));
  }
  return FacetSchema(std::move(defined));
}

std::string pack_values(const std::vector<std::string>& values) {
  std::string packed;
  for (const std::string& value : values) append_string(packed, value);
  return packed;
}

std::vector<std::string> unpack_values(std::string_view packed) {
  std::vector<std::string> values;
  for (ByteReader reader(packed); !reader.at_end();) values.emplace_back(reader.string());
  return values;
}

}  // namespace fundstelle
