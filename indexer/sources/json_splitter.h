// Cuts a JSON array into the texts of its elements while it is being read.
//
// It knows strings and brackets only; whether an element is JSON is for the parser to say. Memory
// is bounded by the longest element allowed; longer ones are passed over without being kept.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace fundstelle {

struct JsonElement {
  std::string_view text;   ///< Without white space around it; valid during the call only.
  std::size_t number = 0;  ///< From 1.
  std::size_t line = 0;    ///< Where it begins, from 1.
  bool too_long = false;   ///< Longer than allowed; `text` is empty.
};

class JsonSplitter {
 public:
  /// Bytes that may be read behind each element's text, as simdjson does.
  static constexpr std::size_t kPadding = 64;

  using Sink = std::function<void(const JsonElement&)>;

  /// Elements of more than `max_element` bytes are too long.
  JsonSplitter(std::size_t max_element, Sink sink);

  /// Takes the next bytes, cut anywhere. A value that is no array is its own only element.
  void feed(std::string_view bytes);

  /// For the sink: it needs the text of its element no more. Gives back the memory of a long one.
  void forget_element();

  enum class End {
    kComplete,
    kEmpty,      ///< There was nothing but white space.
    kTruncated,  ///< The array was not closed. An element cut in two was not handed on.
    kTrailing,   ///< Something follows the array.
  };

  /// To be called once, behind the last bytes.
  End finish();

  /// The line that has been reached, from 1.
  std::size_t line() const { return line_; }

 private:
  enum class State { kBegin, kBeforeElement, kInElement, kSingleValue, kBehindArray, kTrailing };

  void begin_element();
  void keep(std::string_view piece);
  void end_element();
  std::size_t scan_element(std::string_view bytes);

  std::size_t max_element_;
  Sink sink_;
  State state_ = State::kBegin;
  std::string element_;
  std::size_t element_line_ = 0;
  std::size_t number_ = 0;
  std::size_t line_ = 1;
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;  // The byte behind a backslash.
  bool is_cut_ = false;   // white space behind it was left out, as there was no room for it
  bool too_long_ = false;
  bool behind_comma_ = false;
};

}  // namespace fundstelle
