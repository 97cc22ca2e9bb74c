// A live index to be written to: files of records, each an id and an English text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "index/terms.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/live_writer.h"
#include "tests/unit/analyzers/shared_language_data.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {

inline Article record(const std::string& file, const std::string& id, const std::string& text) {
  Article article;
  article.path = file;
  article.record = id;
  article.text = text;
  article.language = "en";
  return article;
}

inline FileState state_of(const std::string& file) {
  FileState state;
  state.path = file;
  return state;
}

class LiveIndex : public testing::Test {
 protected:
  using Records = std::vector<std::pair<std::string, std::string>>;  // id and text

  explicit LiveIndex(FacetSchema schema = FacetSchema()) : schema_(std::move(schema)) {}

  static void write(ArticleWriter& writer, const std::string& file, const Records& records,
                    bool complete = true) {
    writer.begin_file(file_number(file));
    for (const auto& [id, text] : records) writer.add(record(file, id, text));
    writer.end_file(state_of(file), complete);
  }

  WriteCounts update(const std::string& file, const Records& records, bool complete = true) {
    LiveWriter writer(database_, builder_);
    write(writer, file, records, complete);
    writer.commit();
    return writer.counts();
  }

  const TemporaryFolder folder_;
  const FacetSchema schema_;
  DocumentBuilder builder_{shared_language_data(), schema_, 2025};
  Xapian::WritableDatabase database_{(folder_.path() / "gen").string(), Xapian::DB_CREATE};
};

}  // namespace fundstelle
