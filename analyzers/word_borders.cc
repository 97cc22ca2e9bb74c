#include "analyzers/word_borders.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "analyzers/folding.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxAmpersandWord = 3;  // characters on either side: AT&T, S&P
constexpr std::size_t kMaxCapitals = 3;       // behind a letter and a full stop: E.ON
constexpr std::size_t kMaxUnitLetters = 2;    // before a raised digit: m², km²
constexpr std::size_t kLeastGenderBase = 3;   // bytes
constexpr std::size_t kDigitGroup = 3;
constexpr char32_t kFirstBehindCyrillic = 0x530;

// In front of -in and -innen.
constexpr auto kGenderSigns =
    std::to_array<std::string_view>({":", "*", "_", "/", "·", "/-", "*-", ":-", "_-"});

bool is_letter(char32_t character) {
  return u_isalpha(static_cast<UChar32>(character)) != 0;
}

bool is_digit(char32_t character) {
  return u_isdigit(static_cast<UChar32>(character)) != 0;
}

char32_t character_at(std::string_view text, std::size_t at) {
  return at < text.size() ? next_character(text, at) : 0;
}

// Beside the underscore: what UAX #29 takes for the inside of a word between letters.
bool parts_letters(char32_t character) {
  return character == U'.' || character == U':' || character == U'·' || character == U'．' ||
         character == U'：' || character == U'﹒' || character == U'﹕' || character == U'\u2024';
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool is_of_digits(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// One letter of a script that has acronyms.
bool is_single_letter(std::string_view word) {
  std::size_t at = 0;
  const char32_t letter = next_character(word, at);
  return at == word.size() && letter < kFirstBehindCyrillic && is_letter(letter);
}

// The ON of E.ON.
bool is_short_capitals(std::string_view word) {
  return word.size() <= kMaxCapitals &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool holds_word_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isalnum(static_cast<UChar32>(next_character(text, at)))) return true;
  }
  return false;
}

bool is_gender_sign(std::string_view sign) {
  return std::find(kGenderSigns.begin(), kGenderSigns.end(), sign) != kGenderSigns.end();
}

bool is_gender_ending(std::string_view ending) {
  return ending == "in" || ending.starts_with("innen");
}

// Appends the pieces of one word of UAX #29.
void split(std::string_view text, const WordRange& word, std::vector<WordRange>& pieces) {
  std::size_t start = word.start;
  bool whole = true;
  const auto add = [&](std::size_t end) {
    if (end > start && (whole || holds_word_character(text.substr(start, end - start)))) {
      pieces.push_back({start, end});
    }
  };
  char32_t before = 0;
  for (std::size_t at = word.start; at < word.end;) {
    const std::size_t here = at;
    const char32_t character = next_character(text, at);
    if (character == U'_' || (parts_letters(character) && !is_digit(before))) {
      whole = false;
      add(here);
      start = at;
    }
    if (!u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      before = character;
    }
  }
  add(word.end);
}

// Puts pieces together again, from the left.
class Joiner {
 public:
  Joiner(std::string_view text, std::size_t run_end, const std::vector<WordRange>& pieces,
         std::size_t first)
      : text_(text), run_end_(run_end), pieces_(pieces), next_(first) {}

  bool at_end() const { return next_ == pieces_.size(); }

  WordRange take() {
    word_ = pieces_[next_++];
    while (take_lowered_digits() || take_gender_ending() || take_behind_apostrophe() ||
           take_acronym() || take_ampersand() || take_digit_groups()) {
    }
    take_sign();
    take_raised_digits();
    return word_;
  }

 private:
  std::string_view written() const { return word_.of(text_); }
  std::string_view next_piece() const { return at_end() ? std::string_view() : piece(next_); }
  std::string_view piece(std::size_t number) const { return pieces_[number].of(text_); }
  // What stands between the word and the next piece.
  std::string_view gap() const { return gap_before(next_, word_.end); }
  std::string_view gap_before(std::size_t number, std::size_t from) const {
    if (number == pieces_.size()) return {};
    return text_.substr(from, pieces_[number].start - from);
  }
  char32_t character_behind(std::size_t at) const {
    return at < run_end_ ? character_at(text_, at) : 0;
  }

  void take_piece() { word_.end = pieces_[next_++].end; }

  template <typename Predicate>
  std::size_t skip(std::size_t at, Predicate predicate) const {
    while (at < run_end_) {
      std::size_t next = at;
      if (!predicate(next_character(text_, next))) break;
      at = next;
    }
    return at;
  }

  bool ends_with_letter() const {
    std::size_t at = border_at_or_before(text_, word_.end - 1);
    return is_letter(next_character(text_, at));
  }

  bool take_lowered_digits() {
    const auto lowered = [](char32_t c) { return c >= U'₀' && c <= U'₉'; };
    std::size_t end = skip(word_.end, lowered);
    if (end == word_.end || !ends_with_letter()) return false;
    while (end < run_end_ && text_[end] == '.' && lowered(character_behind(end + 1))) {
      end = skip(end + 1, lowered);
    }
    word_.end = end;
    if (!at_end() && pieces_[next_].start == end) take_piece();
    return true;
  }

  void take_raised_digits() {
    const auto raised = [](char32_t c) {
      return c == U'¹' || c == U'²' || c == U'³' || c == U'⁰' || (c >= U'⁴' && c <= U'⁹');
    };
    const std::string_view word = written();
    if (!ends_with_letter() || count_characters(word) > kMaxUnitLetters) return;
    if (is_digit(character_at(word, 0))) return;
    const std::size_t end = skip(word_.end, raised);
    if (at_end() || pieces_[next_].start != end) word_.end = end;
  }

  bool take_gender_ending() {
    if (!is_gender_ending(next_piece()) || !is_gender_sign(gap())) return false;
    const std::string_view base = written();
    if (base.size() < kLeastGenderBase || !ends_with_letter()) return false;
    if (next_piece() == "in" && !starts_upper(base)) return false;
    const char32_t behind = character_behind(pieces_[next_].end);
    if (behind == U'_' || behind == U'*' || behind == U'/') return false;
    take_piece();
    return true;
  }

  bool take_behind_apostrophe() {
    const std::string_view between = gap();
    if (between.empty() || apostrophe_size(between) != between.size()) return false;
    if (between == "'" || between == "’") return false;  // as UAX #29 has it
    if (!ends_with_letter() || !is_letter(character_at(next_piece(), 0))) return false;
    take_piece();
    return true;
  }

  bool take_acronym() {
    if (!is_single_letter(written())) return false;
    bool taken = false;
    while (gap() == "." && (is_single_letter(next_piece()) || is_short_capitals(next_piece()))) {
      take_piece();
      taken = true;
    }
    if (taken && word_.end < run_end_ && text_[word_.end] == '.') ++word_.end;
    return taken;
  }

  bool take_ampersand() {
    if (gap() != "&") return false;
    const std::size_t before = count_characters(written());
    const std::size_t behind = count_characters(next_piece());
    if (std::max(before, behind) > kMaxAmpersandWord || std::min(before, behind) > 1) return false;
    if (!ends_with_letter() || !is_letter(character_at(next_piece(), 0))) return false;
    take_piece();
    return true;
  }

  bool take_digit_groups() {
    const auto is_space = [](std::string_view gap) {
      return gap == "\u00A0" || gap == "\u2009" || gap == "\u202F";
    };
    const auto is_group = [](std::string_view digits) {
      return digits.size() == kDigitGroup && is_of_digits(digits);
    };
    const std::string_view first = written();
    if (first.size() > kDigitGroup || !is_of_digits(first)) return false;
    bool taken = false;
    while (is_space(gap()) && is_group(next_piece())) {
      take_piece();
      taken = true;
    }
    return taken;
  }

  void take_sign() {
    if (written().size() != 1 || !ends_with_letter()) return;
    const std::string_view rest = text_.substr(word_.end, run_end_ - word_.end);
    const std::size_t size = rest.starts_with("++") ? 2 : rest.starts_with('#') ? 1 : 0;
    const bool goes_on = !at_end() && pieces_[next_].start == word_.end + size;
    if (!goes_on) word_.end += size;
  }

  std::string_view text_;
  std::size_t run_end_;
  const std::vector<WordRange>& pieces_;
  std::size_t next_;
  WordRange word_;
};

}  // namespace

void mend_word_borders(std::string_view text, std::size_t run_end, std::size_t first,
                       std::vector<WordRange>& words) {
  std::vector<WordRange> pieces;
  for (std::size_t i = first; i < words.size(); ++i) split(text, words[i], pieces);
  words.resize(first);
  for (Joiner joiner(text, run_end, pieces, 0); !joiner.at_end();) words.push_back(joiner.take());
}

std::size_t gender_sign(std::string_view written) {
  for (std::size_t at = 0; at < written.size(); ++at) {
    const std::string_view rest = written.substr(at);
    const auto begins = [&](std::string_view sign) { return rest.starts_with(sign); };
    if (std::any_of(kGenderSigns.begin(), kGenderSigns.end(), begins)) return at;
  }
  return written.size();
}

bool is_dotted_acronym(std::string_view written) {
  return written.find('.') != std::string_view::npos &&
         std::none_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace fundstelle
