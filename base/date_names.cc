#include "base/date_names.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

struct NamedNumber {
  std::string_view name;  // As in the header.
  int number;
};

constexpr std::array kMonths = std::to_array<NamedNumber>({
    {"january", 1},   {"januar", 1},    {"jaenner", 1}, {"jan", 1},       {"jaen", 1},
    {"february", 2},  {"februar", 2},   {"feber", 2},   {"feb", 2},       {"march", 3},
    {"maerz", 3},     {"mar", 3},       {"maer", 3},    {"mrz", 3},       {"april", 4},
    {"apr", 4},       {"may", 5},       {"mai", 5},     {"june", 6},      {"juni", 6},
    {"jun", 6},       {"july", 7},      {"juli", 7},    {"jul", 7},       {"august", 8},
    {"aug", 8},       {"september", 9}, {"sept", 9},    {"sep", 9},       {"october", 10},
    {"oktober", 10},  {"oct", 10},      {"okt", 10},    {"november", 11}, {"nov", 11},
    {"december", 12}, {"dezember", 12}, {"dec", 12},    {"dez", 12},
});

constexpr std::array kWeekdays = std::to_array<std::string_view>(
    {"monday",  "tuesday", "wednesday", "thursday", "friday",   "saturday",
     "sunday",  "mon",     "tue",       "wed",      "thu",      "fri",
     "sat",     "sun",     "montag",    "dienstag", "mittwoch", "donnerstag",
     "freitag", "samstag", "sonnabend", "sonntag",  "mo",       "di",
     "mi",      "do",      "fr",        "sa",       "so"});

// The zones of RFC 2822, section 4.3, and the German names; minutes east of UTC.
constexpr std::array kZones = std::to_array<NamedNumber>({{"z", 0},
                                                          {"utc", 0},
                                                          {"gmt", 0},
                                                          {"ut", 0},
                                                          {"est", -300},
                                                          {"edt", -240},
                                                          {"cst", -360},
                                                          {"cdt", -300},
                                                          {"mst", -420},
                                                          {"mdt", -360},
                                                          {"pst", -480},
                                                          {"pdt", -420},
                                                          {"cet", 60},
                                                          {"cest", 120},
                                                          {"mez", 60},
                                                          {"mesz", 120}});

template <typename Table>
std::optional<int> number_of(const Table& table, std::string_view name) {
  for (const NamedNumber& entry : table) {
    if (entry.name == name) return entry.number;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> month_number(std::string_view name) {
  return number_of(kMonths, name);
}

bool is_weekday(std::string_view name) {
  return std::find(kWeekdays.begin(), kWeekdays.end(), name) != kWeekdays.end();
}

std::optional<int> zone_minutes(std::string_view name) {
  return number_of(kZones, name);
}

}  // namespace fundstelle
