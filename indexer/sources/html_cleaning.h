// Takes out of HTML what no text and no metadata comes from, before a tree is made of it.
//
// libxml2 compares each attribute of a tag with all before it, so that a tag with a hundred
// thousand of them takes minutes. Of the attributes only a few are ever looked at, so the others
// go, and with them comments and the contents of scripts and styles. Tags are read as the HTML
// standard has it, in one pass.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// Of start tags stay the name and the attributes that the reader of HTML looks at, as they were
/// written; of end tags the name; text and everything else as it is. What follows a
/// tag, a comment, a script or a style that is never closed is lost, as in browsers.
std::string clean_html(std::string_view source);

}  // namespace fundstelle
