// The spelling key of German words: the folded word with its umlauts written out, so that Gebäude
// and Gebaeude are one word.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// `form` is a folded word. The key has the same number of bytes, and what stands at an offset in
/// one stands there in the other.
std::string german_key(std::string_view form);

}  // namespace fundstelle
