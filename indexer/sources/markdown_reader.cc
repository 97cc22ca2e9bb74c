#include <stdexcept>

#include <md4c.h>

#include "indexer/sources/document.h"
#include "indexer/sources/front_matter.h"
#include "indexer/sources/plain_text.h"

namespace fundstelle {
namespace {

// md4c 0.4.8 copies the address and the title of a link definition for each of its uses, so that a
// file of some kilobytes can stand for gigabytes. Bytes, for each byte of the source and beside
// that.
constexpr std::size_t kLinkBytesPerByte = 16;
constexpr std::size_t kLinkBytes = 1 << 20;

bool is_line_break_tag(std::string_view tag) {
  return tag.substr(0, 3) == "<br" || tag.substr(0, 3) == "<BR";
}

// Receives md4c's events and writes the text as a reader sees it. Paragraphs are separated by
// empty lines; list items and table rows are lines.
class Renderer {
 public:
  Renderer(std::size_t source_bytes, std::uint64_t parts_memory)
      : link_bytes_left_(kLinkBytes + kLinkBytesPerByte * source_bytes),
        parts_memory_(parts_memory) {}

  /// False when too much has been spent on links.
  bool enter_link(std::size_t bytes) {
    if (bytes > link_bytes_left_) return false;
    link_bytes_left_ -= bytes;
    return true;
  }

  void enter(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        break_block();
        ++list_depth_;
        break;
      case MD_BLOCK_LI:
        text_.break_line();
        text_.append_mark("- ");
        at_item_begin_ = true;
        break;
      case MD_BLOCK_P:
        break_block();
        break;
      case MD_BLOCK_H:
        break_block();
        heading_begin_ = text_.size();
        break;
      case MD_BLOCK_CODE:
        break_block();
        in_code_ = true;
        break;
      case MD_BLOCK_HTML:
        break_block();
        html_.clear();
        in_html_ = true;
        break;
      case MD_BLOCK_TABLE:
      case MD_BLOCK_HR:
        break_block();
        break;
      case MD_BLOCK_TR:
        text_.break_line();
        at_row_begin_ = true;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        if (!at_row_begin_) text_.append_mark("\t");
        at_row_begin_ = false;
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --list_depth_;
        break_block();
        break;
      case MD_BLOCK_H:
        if (heading_.empty()) heading_ = text_.since(heading_begin_);
        break_block();
        break;
      case MD_BLOCK_CODE:
        in_code_ = false;
        flush_code();
        break_block();
        break;
      case MD_BLOCK_HTML:
        in_html_ = false;
        add_html();
        break_block();
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_TABLE:
        break_block();
        break;
      default:
        break;
    }
  }

  void text(MD_TEXTTYPE type, std::string_view piece) {
    at_item_begin_ = false;
    if (in_html_) {
      html_ += piece;
      return;
    }
    switch (type) {
      case MD_TEXT_BR:
        text_.break_line();
        break;
      case MD_TEXT_SOFTBR:
        text_.append(" ");
        break;
      case MD_TEXT_ENTITY: {
        std::string character;
        append_entity(character, piece);
        text_.append_verbatim(character);
        break;
      }
      case MD_TEXT_HTML:
        if (is_line_break_tag(piece)) text_.break_line();
        break;
      case MD_TEXT_CODE:
        if (in_code_) {
          code_ += piece;
        } else {
          text_.append(piece);
        }
        break;
      default:
        text_.append(piece);
    }
  }

  void move_into(Document& document) && {
    document.heading = std::move(heading_);
    document.text = std::move(text_).take();
    document.cut_short = std::move(cut_short_);
  }

 private:
  // Within lists, blocks are lines of the item, and the first one follows the item's mark.
  void break_block() {
    if (at_item_begin_) {
      at_item_begin_ = false;
    } else if (list_depth_ > 0) {
      text_.break_line();
    } else {
      text_.break_paragraph();
    }
  }

  void add_html() {
    Document html = read_html(html_, parts_memory_);
    text_.append_verbatim(html.text);
    if (cut_short_.empty()) cut_short_ = std::move(html.cut_short);
  }

  void flush_code() {
    while (!code_.empty() && code_.back() == '\n') code_.pop_back();
    text_.append_verbatim(code_);
    code_.clear();
  }

  PlainText text_;
  std::string heading_;
  std::string html_;
  std::string code_;
  std::string cut_short_;
  std::size_t link_bytes_left_;
  std::uint64_t parts_memory_;
  std::size_t heading_begin_ = 0;
  int list_depth_ = 0;
  bool at_item_begin_ = false;
  bool at_row_begin_ = false;
  bool in_code_ = false;
  bool in_html_ = false;
};

// Ends the parsing; md4c passes only negative numbers on, and -1 is its own.
constexpr int kTooManyLinks = -2;

// What md4c has copied for a link or an image.
std::size_t attribute_bytes(MD_SPANTYPE type, const void* detail) {
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
    return std::size_t{link.href.size} + link.title.size;
  }
  if (type == MD_SPAN_IMG) {
    const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
    return std::size_t{image.src.size} + image.title.size;
  }
  return 0;
}

Renderer& renderer(void* user_data) {
  return *static_cast<Renderer*>(user_data);
}

}  // namespace

Document read_markdown(std::string_view source, std::uint64_t parts_memory) {
  Document document;
  const std::string_view body = take_front_matter(source, document);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* user_data) {
    renderer(user_data).enter(type);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user_data) {
    renderer(user_data).leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user_data) {
    return renderer(user_data).enter_link(attribute_bytes(type, detail)) ? 0 : kTooManyLinks;
  };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user_data) {
    renderer(user_data).text(type, {text, size});
    return 0;
  };
  Renderer rendered(body.size(), parts_memory);
  const int result = md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &rendered);
  if (result == kTooManyLinks) {
    document.text = body;
    document.notices.push_back({0,
                                "its links come to far more than the file, so it was taken for "
                                "plain text; write addresses out instead of defining them"});
    return document;
  }
  if (result != 0) throw std::bad_alloc();  // The only other way in which md4c fails.
  std::move(rendered).move_into(document);
  return document;
}

}  // namespace fundstelle
