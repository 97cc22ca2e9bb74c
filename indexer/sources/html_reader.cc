// HTML -> running text. Scripts, styles, navigation and other boilerplate are not text; where the
// page marks its main part, only that is.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "indexer/sources/document.h"
#include "indexer/sources/html_metadata.h"
#include "indexer/sources/html_tree.h"
#include "indexer/sources/plain_text.h"
#include "indexer/sources/reasons.h"

namespace fundstelle {
namespace {

struct MainPartTuning {
  std::size_t enough_bytes = 200;  // A <main> with so much text is what the page is about,
  double share = 0.5;              // as is one, or an <article>, with this share of all text.
};
constexpr MainPartTuning kTuning;

// What an element or an attribute takes in libxml2's tree, with the text in it.
constexpr std::size_t kElementBytes = 300;

// A page with fewer is small in any case.
constexpr std::size_t kFreeElements = 20'000;

// All lists are sorted.
constexpr auto kDropped = std::to_array<std::string_view>(
    {"aside",  "audio",  "button", "canvas", "datalist", "embed",    "footer", "head",
     "iframe", "input",  "label",  "map",    "nav",      "noscript", "object", "option",
     "script", "select", "style",  "svg",    "template", "textarea", "video"});
constexpr auto kParagraphs = std::to_array<std::string_view>(
    {"address", "article",  "blockquote", "body",    "center", "details", "dialog", "div",
     "dl",      "fieldset", "figcaption", "figure",  "form",   "h1",      "h2",     "h3",
     "h4",      "h5",       "h6",         "header",  "hgroup", "hr",      "main",   "ol",
     "p",       "pre",      "section",    "summary", "table",  "ul"});
constexpr auto kLines = std::to_array<std::string_view>({"br", "caption", "dd", "dt", "tr"});

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::binary_search(list.begin(), list.end(), name);
}

bool is_main_part(std::string_view name) {
  return name == "article" || name == "main";
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

using Nodes = std::unordered_set<const xmlNode*>;

// Each <header> with an <h1> below it. Looked for once, as headers may stand in headers.
Nodes headers_with_headline(const xmlNode* root) {
  Nodes found;
  std::vector<const xmlNode*> open;  // Without one so far.
  visit(
      root,
      [&](const xmlNode* node) {
        const std::string_view name = element_name(node);
        if (name == "header") open.push_back(node);
        if (name == "h1") {
          found.insert(open.begin(), open.end());
          open.clear();
        }
        return true;
      },
      [&](const xmlNode* node) {
        if (!open.empty() && open.back() == node) open.pop_back();
      });
  return found;
}

// Writes the text below one node.
class Extractor {
 public:
  /// `headlines` are the page's headers_with_headline(); they must outlive the object.
  Extractor(const xmlNode* root, const Nodes& headlines) : headlines_(headlines) {
    visit(
        root, [&](const xmlNode* node) { return enter(node); },
        [&](const xmlNode* node) { leave(node); });
  }

  std::size_t size() const { return text_.size(); }

  void move_into(Document& document) && {
    document.heading = without_c1_controls(std::move(title_.empty() ? heading_ : title_));
    document.text = without_c1_controls(std::move(text_).take());
  }

 private:
  bool enter(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE) {
      append(reinterpret_cast<const char*>(node->content));
      return false;
    }
    const std::string_view name = element_name(node);
    if (name.empty()) return node->type == XML_ENTITY_REF_NODE;
    if (is_dropped(node, name)) return false;
    if (is_main_part(name)) ++main_depth_;
    if (name == "pre") {
      ++verbatim_depth_;
      at_verbatim_begin_ = true;
    }
    begin_block(node, name);
    if (is_heading(name)) heading_begin_ = text_.size();
    return true;
  }

  void leave(const xmlNode* node) {
    const std::string_view name = element_name(node);
    if (is_main_part(name)) --main_depth_;
    if (name == "pre") --verbatim_depth_;
    if (is_heading(name)) end_heading(name);
    if (contains(kParagraphs, name) && !in_list_or_table(name)) text_.break_paragraph();
    if (name == "li" || contains(kLines, name) || contains(kParagraphs, name)) text_.break_line();
    if (name == "ul" || name == "ol") --list_depth_;
    if ((name == "ul" || name == "ol") && list_depth_ == 0) text_.break_paragraph();
    if (name == "table" && --table_depth_ == 0) text_.break_paragraph();
  }

  void begin_block(const xmlNode* node, std::string_view name) {
    if (name == "ul" || name == "ol") {
      if (list_depth_++ == 0) text_.break_paragraph();
    } else if (name == "table") {
      if (table_depth_++ == 0) text_.break_paragraph();
    } else if (name == "li") {
      text_.break_line();
      text_.append_mark("- ");
    } else if (name == "td" || name == "th") {
      if (has_cell_before(node)) text_.append_mark("\t");
    } else if (contains(kParagraphs, name) && !in_list_or_table(name)) {
      text_.break_paragraph();
    }
  }

  // Within list items and cells, paragraphs do not part what belongs together.
  bool in_list_or_table(std::string_view name) const {
    return (list_depth_ > 0 || table_depth_ > 0) && !is_heading(name) && name != "pre";
  }

  static bool has_cell_before(const xmlNode* node) {
    for (const xmlNode* before = node->prev; before != nullptr; before = before->prev) {
      const std::string_view name = element_name(before);
      if (name == "td" || name == "th") return true;
    }
    return false;
  }

  void append(std::string_view text) {
    if (verbatim_depth_ == 0) return text_.append(text);
    if (at_verbatim_begin_ && text.substr(0, 1) == "\n") text.remove_prefix(1);
    at_verbatim_begin_ = false;
    text_.append_verbatim(text);
  }

  void end_heading(std::string_view name) {
    std::string& wanted = name == "h1" ? title_ : heading_;
    if (wanted.empty()) wanted = text_.since(heading_begin_);
  }

  bool is_dropped(const xmlNode* node, std::string_view name) const {
    if (contains(kDropped, name)) return true;
    // The header of an article holds its headline, that of a page the menu.
    if (name == "header" && main_depth_ == 0 && !headlines_.contains(node)) return true;
    if (node->properties == nullptr) return false;
    if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
    const std::string role = attribute(node, "role");
    return role == "navigation" || role == "contentinfo" || role == "complementary" ||
           role == "search";
  }

  const Nodes& headlines_;
  PlainText text_;
  std::string title_;    // The first <h1>.
  std::string heading_;  // The first lower heading.
  std::size_t heading_begin_ = 0;
  int main_depth_ = 0;
  int list_depth_ = 0;
  int table_depth_ = 0;
  int verbatim_depth_ = 0;
  bool at_verbatim_begin_ = false;  // A line feed there is not text.
};

// The outermost elements called `name` below `root`.
std::vector<const xmlNode*> outermost(const xmlNode* root, std::string_view name) {
  std::vector<const xmlNode*> found;
  visit(
      root,
      [&](const xmlNode* node) {
        if (node == root || element_name(node) != name) return true;
        found.push_back(node);
        return false;
      },
      [](const xmlNode*) {});
  return found;
}

struct Part {
  const xmlNode* node = nullptr;
  std::size_t size = 0;
};

Part largest(const std::vector<const xmlNode*>& nodes, const Nodes& headlines) {
  Part best;
  for (const xmlNode* node : nodes) {
    const std::size_t size = Extractor(node, headlines).size();
    if (best.node == nullptr || size > best.size) best = {node, size};
  }
  return best;
}

// The <main> with enough text, else the whole page; in that, an <article> that is most of it. A
// page of many small articles is taken whole.
const xmlNode* main_part(const xmlNode* root, const Nodes& headlines) {
  const auto is_most = [](const Part& part, const Part& whole) {
    return part.node != nullptr && part.size > 0 &&
           static_cast<double>(part.size) >= kTuning.share * static_cast<double>(whole.size);
  };
  Part page{root, Extractor(root, headlines).size()};
  const Part main = largest(outermost(root, "main"), headlines);
  if (main.size >= kTuning.enough_bytes || is_most(main, page)) page = main;
  const Part article = largest(outermost(page.node, "article"), headlines);
  return is_most(article, page) ? article.node : page.node;
}

std::string too_deep_reason() {
  return fmt::format(
      "more than {} elements stand within one another, and the rest was left out; close them",
      kMaxHtmlDepth);
}

}  // namespace

Document read_html(std::string_view source, std::uint64_t parts_memory) {
  Document document;
  const std::size_t most_elements =
      std::max<std::size_t>(kFreeElements, parts_memory / kElementBytes);
  const ParsedHtml page = parse_html(source, most_elements);
  if (page.too_deep) document.cut_short = too_deep_reason();
  if (page.too_many) {
    document.cut_short = too_many_parts_reason(most_elements, "elements and attributes");
  }
  const xmlNode* root = page.tree ? xmlDocGetRootElement(page.tree.get()) : nullptr;
  if (root == nullptr) return document;
  document.metadata = html_metadata(root);
  const Nodes headlines = headers_with_headline(root);
  Extractor(main_part(root, headlines), headlines).move_into(document);
  return document;
}

}  // namespace fundstelle
