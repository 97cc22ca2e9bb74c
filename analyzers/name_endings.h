// How the table of names (gazetteer.h) notes endings of words, so that most words are known at once
// to have none that is listed.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// The key under which stands that some listed ending ends with the last four bytes of `key`.
std::string ending_mark(std::string_view key);

}  // namespace fundstelle
