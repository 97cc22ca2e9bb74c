// What a source yields: articles, failures and warnings.
//
// A reader turns files into Articles without knowing what becomes of them. All strings but paths
// are valid UTF-8 before any folding, just as a reader of the article would see them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"

namespace fundstelle {

/// A metadata field that Fundstelle itself does not interpret: name and value as JSON text.
using ExtraField = std::pair<std::string, std::string>;

struct Article {
  std::string path;                   ///< Absolute, lexically normalised; any bytes.
  std::optional<std::string> record;  ///< In files of records: the `id`, or none without one.
  std::size_t number = 0;             ///< In files of records: number from 1; else 0.
  std::size_t line = 0;               ///< In line-based files: line from 1; else 0.

  std::string title;  ///< Empty when there is none.
  std::string text;   ///< A title taken from the text is also here.
  std::string url;
  std::string language;  ///< As the metadata has it (`de-AT`, `German`); empty when silent.
  std::optional<Date> date;
  std::vector<std::string> companies;  ///< From metadata only.
  std::vector<std::string> cities;     ///< From metadata only.
  std::vector<int> years;              ///< From metadata's `year` only.
  std::vector<ExtraField> fields;      ///< All other metadata, in order; author and source too.

  /// What a hit prints as its id: the path, the record's id, or `PATH#N`, as valid UTF-8.
  std::string id() const;
  /// Identity within the index: the path, and for records the id or the number.
  std::string key() const;
};

/// A problem with one file or record. The run goes on; the list is kept and shown by `status`. One
/// by which nothing was lost is a warning: it does not make a run fail.
struct Failure {
  std::string path;                   ///< Any bytes.
  std::optional<std::string> record;  ///< The record's id, or its number from 1, where known.
  std::size_t line = 0;               ///< From 1; 0 when it is the whole file.
  std::string field;   ///< `date`, `title`, …; empty when it is none in particular.
  std::string reason;  ///< What is wrong and what to do; no path or line in it.
  /// True when this file or record, or a part of the file, could not be indexed; false for a
  /// warning: it was indexed, but not quite as written (without the bad date, or with characters
  /// replaced).
  bool lost = true;

  /// `PATH:LINE: FIELD: REASON` without what is unknown; `PATH#RECORD` where there is no line.
  /// Control characters are escaped and invalid bytes shown as U+FFFD, for terminals and logs.
  std::string to_string() const;
};

}  // namespace fundstelle
