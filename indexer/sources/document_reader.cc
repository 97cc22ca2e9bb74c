#include "indexer/sources/document_reader.h"

#include <algorithm>
#include <limits>

#include "base/encoding.h"
#include "base/utf8.h"
#include "indexer/sources/document.h"
#include "indexer/sources/reasons.h"

namespace fundstelle {
namespace {

constexpr std::size_t kTitleCharacters = 200;  // Of a first line that serves as title.
// md4c and libxml2 count in int.
constexpr std::size_t kMaxDocument = std::numeric_limits<int>::max() / 2;

DecodedText decode_document(std::string_view bytes, Format format) {
  if (format == Format::kHtml) {
    const std::string declared = declared_encoding(bytes);
    if (!declared.empty()) {
      if (auto decoded = decode_declared(bytes, declared)) return *std::move(decoded);
    }
  }
  return decode(bytes);
}

// CRLF becomes LF, NUL becomes U+FFFD; returns how many of the latter.
std::size_t normalise(std::string& text) {
  if (text.find_first_of(std::string_view("\r\0", 2)) == text.npos) return 0;
  std::string result;
  result.reserve(text.size());
  std::size_t replaced = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\0') {
      result += kReplacementCharacter;
      ++replaced;
    } else if (text[at] != '\r' || at + 1 == text.size() || text[at + 1] != '\n') {
      result += text[at];
    }
  }
  text = std::move(result);
  return replaced;
}

Document parse(std::string_view text, Format format, const ReadLimits& limits) {
  switch (format) {
    case Format::kMarkdown:
      return read_markdown(text, limits.parts_memory);
    case Format::kHtml:
      return read_html(text, limits.parts_memory);
    default:
      return read_text(text);
  }
}

std::string first_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\v\f");
  if (begin == text.npos) return {};
  const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  return std::string(trim(truncate_characters(trim(line), kTitleCharacters)));
}

// The failures and warnings of one file.
class Reporter {
 public:
  Reporter(const std::string& path, const ArticleSink& sink) : path_(path), sink_(sink) {}

  void lose(std::string reason) const { report(0, {}, std::move(reason), true); }
  void notice(std::size_t line, const std::string& field, std::string reason) const {
    report(line, field, std::move(reason), false);
  }

 private:
  void report(std::size_t line, const std::string& field, std::string reason, bool lost) const {
    sink_.failure({path_, std::nullopt, line, field, std::move(reason), lost});
  }

  const std::string& path_;
  const ArticleSink& sink_;
};

void report_notices(const Document& document, const Reporter& reporter) {
  if (!document.cut_short.empty()) reporter.notice(0, {}, document.cut_short);
  for (const Document::Notice& notice : document.notices) {
    reporter.notice(notice.line, {}, notice.reason);
  }
  for (const Metadata::Problem& problem : document.metadata.problems()) {
    reporter.notice(0, problem.field, problem.reason);
  }
}

}  // namespace

ReadResult read_document(ByteStream& stream, const std::string& path, Format format,
                         const ReadLimits& limits, const ArticleSink& sink) {
  const Reporter reporter(path, sink);
  const std::size_t max_bytes = std::min(limits.max_record, kMaxDocument);
  std::string bytes;
  try {
    bytes = read_all(stream, max_bytes);
  } catch (const StreamError& error) {
    reporter.lose(error.what());
    return ReadResult::kUnreadable;
  }
  if (bytes.size() > max_bytes) {
    reporter.lose(too_large_reason(max_bytes, limits.bounded_by_memory));
    return ReadResult::kComplete;
  }
  if (bytes.empty()) {
    reporter.lose("is empty; remove it or write a text");
    return ReadResult::kComplete;
  }
  if (is_binary(bytes)) {
    reporter.lose(
        "is binary data and no text; rename or exclude it, or save it as UTF-8 if it is UTF-16 "
        "without a byte order mark");
    return ReadResult::kComplete;
  }

  DecodedText decoded = decode_document(bytes, format);
  std::string().swap(bytes);
  decoded.replaced += normalise(decoded.text);
  Document document = parse(decoded.text, format, limits);
  std::string().swap(decoded.text);
  Article article;
  article.path = path;
  article.text = std::move(document.text);
  if (!trim(article.text).empty()) document.metadata.set_text_aside();
  document.metadata.move_into(article);
  if (trim(article.text).empty()) {
    reporter.lose(document.cut_short.empty() ? "holds no text; remove it or write one"
                                             : document.cut_short);
    return ReadResult::kComplete;
  }
  if (article.title.empty()) article.title = std::move(document.heading);
  if (article.title.empty()) article.title = first_line(article.text);
  if (decoded.confidence < kLittleConfidence) {
    reporter.notice(0, {}, guessed_reason(decoded.encoding));
  }
  if (decoded.replaced > 0) reporter.notice(0, {}, replaced_reason(decoded.replaced));
  report_notices(document, reporter);
  sink.article(std::move(article));
  return ReadResult::kComplete;
}

}  // namespace fundstelle
