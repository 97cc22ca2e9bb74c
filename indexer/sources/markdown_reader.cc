#include <stdexcept>

#include <md4c.h>

#include "indexer/sources/document.h"
#include "indexer/sources/front_matter.h"
#include "indexer/sources/plain_text.h"

namespace fundstelle {
namespace {

bool is_line_break_tag(std::string_view tag) {
  return tag.substr(0, 3) == "<br" || tag.substr(0, 3) == "<BR";
}

// Receives md4c's events and writes the text as a reader sees it. Paragraphs are separated by
// empty lines; list items and table rows are lines.
class Renderer {
 public:
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
        text_.append_verbatim(read_html(html_).text);
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

  void flush_code() {
    while (!code_.empty() && code_.back() == '\n') code_.pop_back();
    text_.append_verbatim(code_);
    code_.clear();
  }

  PlainText text_;
  std::string heading_;
  std::string html_;
  std::string code_;
  std::size_t heading_begin_ = 0;
  int list_depth_ = 0;
  bool at_item_begin_ = false;
  bool at_row_begin_ = false;
  bool in_code_ = false;
  bool in_html_ = false;
};

Renderer& renderer(void* user_data) {
  return *static_cast<Renderer*>(user_data);
}

}  // namespace

Document read_markdown(std::string_view source) {
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
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user_data) {
    renderer(user_data).text(type, {text, size});
    return 0;
  };
  Renderer rendered;
  if (md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &rendered) != 0) {
    throw std::bad_alloc();  // The only way in which md4c fails.
  }
  std::move(rendered).move_into(document);
  return document;
}

}  // namespace fundstelle
