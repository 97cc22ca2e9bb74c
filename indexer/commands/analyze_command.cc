#include <algorithm>
#include <iostream>
#include <memory>
#include <span>
#include <string>

#include <fmt/format.h>

#include "analyzers/analyzers.h"
#include "analyzers/language_data.h"
#include "analyzers/language_detector.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/sanitize.h"
#include "base/utf8.h"
#include "cli/standard_output.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/json_record.h"

namespace fundstelle {
namespace {

std::string_view kind_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::kPart:
      return "part";
    case TokenKind::kVariant:
      return "variant";
    case TokenKind::kAcronym:
      return "acronym";
    case TokenKind::kJoined:
      return "joined";
    default:
      return "word";
  }
}

// Prints the tokens of one line after another.
class TokenPrinter {
 public:
  TokenPrinter(const AnalyzeArguments& arguments, RecordFormat format)
      : data_(default_language_data_path()),
        analyzers_(data_),
        language_(arguments.language),
        format_(format) {}

  void print(const std::string& raw) {
    ++line_;
    const std::string text = is_valid_utf8(raw) ? raw : repair_utf8(raw).text;
    const Language language =
        language_ ? *language_ : analyzer_language(detect_language(text, data_));
    const auto tokens = analyzers_[language].analyze(text);
    if (format_ == RecordFormat::kJson) {
      print_records(text, tokens);
    } else {
      print_table(text, tokens, language);
    }
  }

 private:
  // Words and parts are records; what else a word is found by stands in its own.
  void print_records(const std::string& text, std::span<const Token> tokens) const {
    for (auto token = tokens.begin(); token != tokens.end(); ++token) {
      if (!is_record(*token)) continue;
      JsonObject record;
      record.add("line", line_)
          .add("kind", kind_name(token->kind))
          .add("text", text.substr(token->start, token->end - token->start))
          .add("term", token->stem)
          .add("position", token->position)
          .add("start", token->start)
          .add("end", token->end)
          .add("stop", token->stop);
      std::vector<std::string> also;
      if (token->kind == TokenKind::kWord) {
        for (auto other = token + 1; other != tokens.end() && other->kind != TokenKind::kWord;
             ++other) {
          if (!is_record(*other)) also.emplace_back(other->stem);
        }
      }
      if (!also.empty()) record.add_json("also", json_strings(also));
      print_json_record("token", record);
    }
  }

  static bool is_record(const Token& token) {
    return token.kind == TokenKind::kWord || token.kind == TokenKind::kPart;
  }

  void print_table(const std::string& text, std::span<const Token> tokens,
                   Language language) const {
    fmt::print("line {} ({})\n", line_, language_code(language));
    for (const Token& token : tokens) {
      const std::string written =
          sanitize_for_terminal(text.substr(token.start, token.end - token.start));
      fmt::print("{:5}  {:7}  {:24}  {:24}  {}-{}{}\n", token.position, kind_name(token.kind),
                 written, sanitize_for_terminal(token.stem), token.start, token.end,
                 token.stop ? "  stop word" : "");
    }
  }

  const LanguageData data_;
  Analyzers analyzers_;
  const std::optional<Language> language_;
  const RecordFormat format_;
  std::size_t line_ = 0;
};

}  // namespace

int run_analyze_command(const AnalyzeArguments& arguments, CommandContext& context) {
  TokenPrinter printer(arguments, context.format);
  if (!arguments.text.empty()) {
    std::string text;
    for (const std::string& word : arguments.text) text += (text.empty() ? "" : " ") + word;
    printer.print(text);
    return static_cast<int>(ExitCode::kSuccess);
  }
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) printer.print(line);
  if (std::cin.bad()) throw Error("cannot read standard input");
  return static_cast<int>(ExitCode::kSuccess);
}

}  // namespace fundstelle
