#include "searcher/query/query_lexer.h"

#include <charconv>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/utf8.h"
#include "searcher/query/query_characters.h"
#include "searcher/query/query_error.h"

namespace fundstelle::query {
namespace {

bool is_sign(TokenKind kind) {
  return kind == TokenKind::kPlus || kind == TokenKind::kMinus;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<Token> run() {
    while (at_ < query_.size()) read_token();
    push(TokenKind::kEnd, at_);
    return std::move(tokens_);
  }

 private:
  void read_token() {
    const std::size_t begin = at_;
    const char32_t character = next_character(query_, at_);
    if (is_space(character)) return;
    if (character == U'(') {
      push(TokenKind::kOpen, begin);
    } else if (character == U')') {
      push(TokenKind::kClose, begin);
    } else if (!closing_quotes(character).empty()) {
      read_quoted(begin, character);
    } else if ((character == U'+' || character == U'-') && may_be_sign(begin)) {
      read_sign(begin);
    } else {
      read_word(begin);
    }
  }

  // In `"KI"-Labor` and `(a)-b` the hyphen joins; it excludes nothing.
  bool may_be_sign(std::size_t begin) const {
    return tokens_.empty() || tokens_.back().range.end != begin ||
           tokens_.back().kind == TokenKind::kOpen;
  }

  void read_sign(std::size_t begin) {
    at_ = query_.find_first_not_of("+-", begin);
    if (at_ == std::string_view::npos) at_ = query_.size();
    if (at_ - begin > 1) return;  // a dash or a rule, as in `a -- b`
    push(query_[begin] == '+' ? TokenKind::kPlus : TokenKind::kMinus, begin);
  }

  void read_quoted(std::size_t begin, char32_t open) {
    const std::u32string_view closers = closing_quotes(open);
    if (at_ > last_of(open, closers)) {
      if (open == U'"') throw query_error(query_, begin, "the quote is never closed");
      return;
    }
    const std::size_t inside = at_;
    while (true) {
      const std::size_t here = at_;
      if (closers.find(next_character(query_, at_)) == std::u32string_view::npos) continue;
      push(TokenKind::kQuoted, begin);
      tokens_.back().text = query_.substr(inside, here - inside);
      return;
    }
  }

  // Where the last of `closers` begins, looked up once for each kind of quote: searching to the
  // end again from every quote that stays open would take quadratic time.
  std::size_t last_of(char32_t open, std::u32string_view closers) {
    for (const auto& [known, position] : last_closers_) {
      if (known == open) return position;
    }
    std::size_t last = 0;  // a closer cannot be at 0, where at best the opening quote is
    for (const char32_t closer : closers) {
      std::string encoded;
      append_utf8(encoded, closer);
      const std::size_t found = query_.rfind(encoded);
      if (found != std::string_view::npos) last = std::max(last, found);
    }
    last_closers_.emplace_back(open, last);
    return last;
  }

  void read_word(std::size_t begin) {
    while (at_ < query_.size()) {
      std::size_t next = at_;
      const char32_t character = next_character(query_, next);
      if (is_space(character) || is_delimiter(character)) break;
      at_ = next;
    }
    push(TokenKind::kWord, begin);
    Token& token = tokens_.back();
    const bool signed_word = tokens_.size() > 1 && is_sign(tokens_[tokens_.size() - 2].kind);
    if (!signed_word) recognise_operator(token);
  }

  void recognise_operator(Token& token) const {
    if (token.text == "AND") token.kind = TokenKind::kAnd;
    if (token.text == "OR") token.kind = TokenKind::kOr;
    if (token.text == "NOT") token.kind = TokenKind::kNot;
    if (token.text == "NEAR" || token.text.starts_with("NEAR/")) {
      token.kind = TokenKind::kNear;
      token.distance = read_distance(token);
    }
  }

  unsigned read_distance(const Token& token) const {
    constexpr std::size_t kDigits = std::string_view("NEAR/").size();
    if (token.text.size() < kDigits) return kDefaultDistance;
    const char* const end = token.text.data() + token.text.size();
    unsigned distance = 0;
    const auto read = std::from_chars(token.text.data() + kDigits, end, distance);
    if (read.ec != std::errc() || read.ptr != end || distance < 1 || distance > kMaxDistance) {
      throw query_error(query_, token.range.begin,
                        fmt::format("NEAR/ takes a number of words from 1 to {}", kMaxDistance));
    }
    return distance;
  }

  // Appends the token from `begin` to here, and takes back a sign that touches no operand.
  void push(TokenKind kind, std::size_t begin) {
    const bool operand =
        kind == TokenKind::kWord || kind == TokenKind::kQuoted || kind == TokenKind::kOpen;
    if (!tokens_.empty() && is_sign(tokens_.back().kind) &&
        !(operand && tokens_.back().range.end == begin)) {
      tokens_.pop_back();
    }
    tokens_.push_back({kind, query_.substr(begin, at_ - begin), {begin, at_}});
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::vector<std::pair<char32_t, std::size_t>> last_closers_;
};

}  // namespace

std::vector<Token> lex(std::string_view query) {
  return Lexer(query).run();
}

}  // namespace fundstelle::query
