// Letters as they are typed on a keyboard that has no others than a to z.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// What becomes of ä ö ü, which are letters of their own to Germans, and of å æ ø œ.
enum class Umlauts {
  kKeep,      ///< ä ö ü stay; å is a, ø is o, æ is ae.
  kPlain,     ///< ä is a.
  kWriteOut,  ///< ä is ae; å is aa, ø is oe.
};

/// The folded word `form` with its Latin and Greek letters without accents, strokes and other
/// marks: é and ë are e, ł is l, ı is i. Other scripts stay as they are.
std::string plain_letters(std::string_view form, Umlauts umlauts);

}  // namespace fundstelle
