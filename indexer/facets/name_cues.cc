#include "indexer/facets/name_cues.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

// Ascending, for binary search.
constexpr auto kCompanyCues = std::to_array<std::string_view>({
    "aktie",
    "aktien",
    "analyst",
    "analysten",
    "aufsichtsrat",
    "autobauer",
    "autohersteller",
    "automaker",
    "bank",
    "billionen",
    "boss",
    "brand",
    "carmaker",
    "ceo",
    "cfo",
    "chairman",
    "chef",
    "chefin",
    "chiphersteller",
    "chipmaker",
    "company",
    "concern",
    "conglomerate",
    "customers",
    "employees",
    "executive",
    "filiale",
    "filialen",
    "firm",
    "firma",
    "geschäftsführer",
    "giant",
    "gigant",
    "group",
    "gruppe",
    "hersteller",
    "händler",
    "investor",
    "iphone",
    "konkurrent",
    "konkurrenten",
    "konzern",
    "konzernchef",
    "konzerns",
    "kunden",
    "maker",
    "management",
    "manager",
    "marke",
    "mitarbeiter",
    "mutter",
    "mutterkonzern",
    "papiere",
    "products",
    "produkte",
    "profit",
    "profits",
    "quartal",
    "retailer",
    "rivale",
    "sales",
    "service",
    "share",
    "shares",
    "software",
    "sparte",
    "spokesman",
    "spokeswoman",
    "sprecher",
    "sprecherin",
    "stock",
    "store",
    "stores",
    "subsidiary",
    "tochter",
    "umsatz",
    "unit",
    "unternehmen",
    "versandhändler",
    "vorstand",
    "vorstandschef",
    "werk",
    "werke",
});
static_assert(std::is_sorted(kCompanyCues.begin(), kCompanyCues.end()));

constexpr auto kPlacePrepositions = std::to_array<std::string_view>({
    "around",
    "at",
    "aus",
    "based",
    "bei",
    "from",
    "in",
    "nach",
    "nahe",
    "near",
    "outside",
    "um",
    "vor",
});
static_assert(std::is_sorted(kPlacePrepositions.begin(), kPlacePrepositions.end()));

}  // namespace

bool is_company_cue(std::string_view form) {
  return std::binary_search(kCompanyCues.begin(), kCompanyCues.end(), form);
}

bool is_place_preposition(std::string_view form) {
  return std::binary_search(kPlacePrepositions.begin(), kPlacePrepositions.end(), form);
}

}  // namespace fundstelle
