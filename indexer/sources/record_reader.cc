#include "indexer/sources/record_reader.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "indexer/sources/json_splitter.h"
#include "indexer/sources/line_reader.h"
#include "indexer/sources/reasons.h"

namespace fundstelle {
namespace {

static_assert(LineReader::kPadding >= simdjson::SIMDJSON_PADDING);
static_assert(JsonSplitter::kPadding >= simdjson::SIMDJSON_PADDING);

// Beyond, what was needed to read a record is given back before it is indexed.
constexpr std::size_t kLongRecord = std::size_t{2} << 20;

std::string nul_reason(std::size_t count) {
  if (count == 1) {
    return "1 NUL character (\\u0000) was replaced by U+FFFD; write the field without it";
  }
  return fmt::format(
      "{} NUL characters (\\u0000) were replaced by U+FFFD; write the field without them", count);
}

}  // namespace

RecordReader::RecordReader(std::string path, const ReadLimits& limits, Lines lines,
                           const ArticleSink& sink)
    : path_(std::move(path)),
      limits_(limits),
      lines_(lines),
      sink_(sink),
      parser_(limits.parts_memory) {}

Failure RecordReader::failure(std::size_t line, const JsonRecord& record,
                              std::string reason) const {
  Failure failure;
  failure.path = path_;
  failure.record = record.id ? *record.id : std::to_string(number_);
  failure.line = line;
  failure.reason = std::move(reason);
  return failure;
}

void RecordReader::lose(std::size_t line, const JsonRecord& record, std::string reason) {
  sink_.failure(failure(line, record, std::move(reason)));
}

void RecordReader::report(std::size_t line, std::string reason) {
  sink_.failure({path_, std::nullopt, line, {}, std::move(reason), true});
}

void RecordReader::too_long(std::size_t line) {
  ++number_;
  lose(line, {}, too_large_reason(limits_.max_record, limits_.bounded_by_memory));
}

void RecordReader::report_notices(std::size_t line, const JsonRecord& record) {
  const auto notice = [&](std::string field, std::string reason) {
    Failure kept = failure(line, record, std::move(reason));
    kept.field = std::move(field);
    kept.lost = false;
    sink_.failure(std::move(kept));
  };
  if (!record.guessed_encoding.empty()) notice({}, guessed_reason(record.guessed_encoding));
  if (record.replaced > 0) notice({}, replaced_reason(record.replaced));
  for (const auto& [field, count] : record.nuls) notice(field, nul_reason(count));
  if (!record.bad_id.empty()) {
    notice("id", fmt::format("{} is no string or number; the record is known by its place",
                             truncate_characters(record.bad_id, 60)));
  }
  for (const Metadata::Problem& problem : record.metadata.problems()) {
    notice(problem.field, problem.reason);
  }
}

std::optional<Article> RecordReader::read(std::string_view json, std::size_t line) {
  ++number_;
  JsonRecord record;
  std::string reason = parser_.parse(json, record);
  if (json.size() > kLongRecord) parser_.shrink();
  if (reason.empty() && !record.metadata.has_text()) {
    reason = "has no text; give it a field text, body or content";
  }
  if (!reason.empty()) {
    lose(line, record, std::move(reason));
    return std::nullopt;
  }
  if (record.id) {
    if (const auto first = ids_.insert(*record.id, line)) {
      lose(line, record,
           fmt::format("has the same id as the record in line {}, which was kept; give each record "
                       "its own id",
                       *first));
      return std::nullopt;
    }
  }
  report_notices(line, record);
  Article article;
  article.path = path_;
  article.number = number_;
  article.line = lines_ == Lines::kCounted ? line : 0;
  article.record = std::move(record.id);
  record.metadata.move_into(article);
  return article;
}

ReadResult read_json_lines(ByteStream& stream, const std::string& path, const ReadLimits& limits,
                           const ArticleSink& sink) {
  RecordReader records(path, limits, RecordReader::Lines::kCounted, sink);
  LineReader lines(stream, limits.max_record);
  try {
    while (const auto line = lines.next()) {
      if (line->too_long) {
        records.too_long(line->number);
      } else if (!trim(line->text).empty()) {
        auto article = records.read(line->text, line->number);
        lines.forget_line();
        if (article) sink.article(*std::move(article));
      }
    }
  } catch (const StreamLimit& limit) {
    records.report(lines.line_number(), limit.what());
    return ReadResult::kCutShort;
  } catch (const StreamError& error) {
    records.report(lines.line_number(), error.what());
    return ReadResult::kUnreadable;
  }
  return ReadResult::kComplete;
}

ReadResult read_json(ByteStream& stream, const std::string& path, const ReadLimits& limits,
                     const ArticleSink& sink) {
  constexpr std::size_t kReadBytes = 256 << 10;
  RecordReader records(path, limits, RecordReader::Lines::kNone, sink);
  JsonSplitter splitter(limits.max_record, [&](const JsonElement& element) {
    if (element.too_long) {
      records.too_long(element.line);
    } else {
      auto article = records.read(element.text, element.line);
      splitter.forget_element();
      if (article) sink.article(*std::move(article));
    }
  });
  try {
    std::string buffer(kReadBytes, '\0');
    while (const std::size_t count = stream.read(buffer)) {
      splitter.feed(std::string_view(buffer).substr(0, count));
    }
  } catch (const StreamLimit& limit) {
    records.report(splitter.line(), limit.what());
    return ReadResult::kCutShort;
  } catch (const StreamError& error) {
    records.report(splitter.line(), error.what());
    return ReadResult::kUnreadable;
  }
  switch (splitter.finish()) {
    case JsonSplitter::End::kComplete:
      break;
    case JsonSplitter::End::kEmpty:
      records.report(0, "is empty; remove it or write a JSON object or array");
      break;
    case JsonSplitter::End::kTruncated:
      records.report(splitter.line(),
                     "the array ends in the middle; what follows is missing, write the file again");
      break;
    case JsonSplitter::End::kTrailing:
      records.report(splitter.line(), "something follows the array and was left out; remove it");
      break;
  }
  return ReadResult::kComplete;
}

}  // namespace fundstelle
