// Words that say what a name beside them is. All folded.
#pragma once

#include <string_view>

namespace fundstelle {

/// Beside a company: Konzern, Aktie, Chef, shares, CEO, …
bool is_company_cue(std::string_view form);

/// Before a place: in, aus, nach, near, …
bool is_place_preposition(std::string_view form);

}  // namespace fundstelle
