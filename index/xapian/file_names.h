// What the files of a glass database are called.
#pragma once

#include <array>
#include <string_view>

namespace fundstelle {

/// The file that makes a folder of tables a glass database. A commit writes it last, as kVersion-
/// NotInForce first, and renames that.
inline constexpr const char* kVersionFile = "iamglass";
inline constexpr const char* kVersionNotInForce = "v.tmp";

/// Files of glass tables. An index has the first two only: it keeps its documents and positions in
/// value slots.
inline constexpr const char* kPostingsTable = "postlist.glass";
inline constexpr const char* kTermListsTable = "termlist.glass";
inline constexpr std::array kTablesInUse{kPostingsTable, kTermListsTable};
inline constexpr std::string_view kTableExtension = ".glass";

}  // namespace fundstelle
