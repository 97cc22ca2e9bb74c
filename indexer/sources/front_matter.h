// YAML between `---` lines at the beginning of a file of text.
#pragma once

#include <string_view>

#include "indexer/sources/document.h"

namespace fundstelle {

/// Takes the front matter off `source`, puts its fields into `document` and returns the rest. A
/// block that is no mapping of names to values is taken for text between two rules.
std::string_view take_front_matter(std::string_view source, Document& document);

}  // namespace fundstelle
