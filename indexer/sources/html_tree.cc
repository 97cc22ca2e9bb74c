#include "indexer/sources/html_tree.h"

#include <new>

#include <libxml/SAX2.h>

#include "base/encoding.h"
#include "base/utf8.h"
#include "indexer/sources/html_cleaning.h"
#include "indexer/sources/plain_text.h"

namespace fundstelle {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

struct XmlStringFreer {
  void operator()(xmlChar* text) const { xmlFree(text); }
};

struct HtmlContextCloser {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};
using HtmlContext = std::unique_ptr<htmlParserCtxt, HtmlContextCloser>;

// Called by libxml2 for each start tag.
void start_element(void* parser, const xmlChar* name, const xmlChar** attributes) {
  auto* context = static_cast<htmlParserCtxt*>(parser);
  auto* parsed = static_cast<ParsedHtml*>(context->_private);
  ++parsed->elements;
  for (const xmlChar** at = attributes; at != nullptr && *at != nullptr; at += 2) {
    ++parsed->elements;
  }
  parsed->too_deep = context->nodeNr >= kMaxHtmlDepth;
  parsed->too_many = parsed->elements > parsed->most_elements;
  if (!parsed->too_deep && !parsed->too_many) return xmlSAX2StartElement(parser, name, attributes);
  xmlStopParser(context);
}

}  // namespace

ParsedHtml parse_html(std::string_view source, std::size_t most_elements) {
  const std::string page = clean_html(source);
  const HtmlContext context(htmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  ParsedHtml parsed;
  parsed.most_elements = most_elements;
  context->_private = &parsed;
  context->sax->startElement = start_element;
  context->options |= XML_PARSE_HUGE;  // Or a text of 10 MB would end the page.
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
  parsed.tree.reset(htmlCtxtReadMemory(context.get(), page.data(), static_cast<int>(page.size()),
                                       nullptr, "UTF-8", kOptions));
  return parsed;
}

std::string_view element_name(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view{};
}

std::string attribute(const xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, XmlStringFreer> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)));
  return without_c1_controls(std::string(trim(view(value.get()))));
}

std::string text_below(const xmlNode* node) {
  PlainText text;
  visit(
      node,
      [&](const xmlNode* below) {
        if (below->type == XML_TEXT_NODE) text.append(view(below->content));
        return true;
      },
      [](const xmlNode*) {});
  return without_c1_controls(std::move(text).take());
}

std::string without_c1_controls(std::string text) {
  const auto is_c1 = [&](std::size_t at) {
    return text[at] == '\xC2' && static_cast<unsigned char>(text[at + 1]) < 0xA0;
  };
  std::string result;
  std::size_t kept = 0;
  for (std::size_t at = text.find('\xC2'); at != text.npos; at = text.find('\xC2', at + 2)) {
    if (!is_c1(at)) continue;
    result.append(text, kept, at - kept);
    append_utf8(result, windows_1252_character(static_cast<unsigned char>(text[at + 1])));
    kept = at + 2;
  }
  if (kept == 0) return text;
  return result.append(text, kept);
}

}  // namespace fundstelle
