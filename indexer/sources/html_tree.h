// A parsed HTML page and what the readers ask of its nodes.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <libxml/HTMLparser.h>

namespace fundstelle {

struct HtmlTreeCloser {
  void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
};
using HtmlTree = std::unique_ptr<xmlDoc, HtmlTreeCloser>;

/// Elements that may stand within one another. libxml2 looks through all that are open again and
/// again, so their number bounds its work.
inline constexpr int kMaxHtmlDepth = 500;

struct ParsedHtml {
  HtmlTree tree;             ///< Null only for an empty page.
  bool too_deep = false;     ///< There are more elements within one another; the rest is missing.
  bool too_many = false;     ///< There are more elements than asked for; the rest is missing.
  std::size_t elements = 0;  ///< And attributes.
  std::size_t most_elements = 0;
};

/// Parses any bytes of valid UTF-8 as HTML, tolerantly; what clean_html() takes out is not there.
/// Ends before there are more than `most_elements` elements and attributes.
ParsedHtml parse_html(std::string_view source, std::size_t most_elements);

/// The name of an element in lower case; empty for other nodes.
std::string_view element_name(const xmlNode* node);

/// The value of an attribute; empty without.
std::string attribute(const xmlNode* node, const char* name);

/// The text below `node`, white space collapsed.
std::string text_below(const xmlNode* node);

/// Characters U+0080 to U+009F come from references such as `&#150;` and mean Windows-1252.
std::string without_c1_controls(std::string text);

/// Visits `root` and everything below it in order, without recursion, since pages nest without
/// end. `enter` says whether to go below a node; `leave` is called for each node gone below.
template <typename Enter, typename Leave>
void visit(const xmlNode* root, Enter&& enter, Leave&& leave) {
  const xmlNode* node = root;
  while (true) {
    // The children of a reference are the declaration of its entity.
    const bool below = enter(node) && node->type != XML_ENTITY_REF_NODE;
    if (below && node->children != nullptr) {
      node = node->children;
      continue;
    }
    if (below) leave(node);
    while (node != root && node->next == nullptr) {
      node = node->parent;
      leave(node);
    }
    if (node == root) return;
    node = node->next;
  }
}

}  // namespace fundstelle
