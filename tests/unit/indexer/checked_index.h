// A small index to be damaged on purpose, and what a check says of it.
#pragma once

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "index/column_store.h"
#include "index/columns_stamp.h"
#include "index/generations.h"
#include "index/index_metadata.h"
#include "index/terms.h"
#include "index/xapian/checksums.h"
#include "indexer/checks/index_check.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/live_writer.h"
#include "tests/unit/analyzers/shared_language_data.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {

/// Document 1 and 2 are the records `one` and `two` of /news/a.jsonl, document 3 is /news/b.txt.
class CheckedIndex : public testing::Test {
 protected:
  CheckedIndex() { publish(); }

  /// One more generation with the same documents.
  void publish() const {
    generations_.take_possession();
    const std::uint32_t next = generations_.create();
    Xapian::WritableDatabase database(generations_.folder(next).string(), Xapian::DB_CREATE);
    const FacetSchema schema;
    DocumentBuilder builder(shared_language_data(), schema, 2025);
    LiveWriter writer(database, builder);
    write(writer, "/news/a.jsonl",
          {article("/news/a.jsonl", "one", "Siemens", 10),
           article("/news/a.jsonl", "two", "BMW", 20)});
    write(writer, "/news/b.txt", {article("/news/b.txt", "", "Siemens", 30)});
    writer.write_metadata({kSchemaVersion, kFingerprint, schema, {{"/news", {}, {}}}});
    writer.commit();
    database.close();
    glass::write_checksums(generations_.folder(next));
    generations_.publish(next);
  }

  std::filesystem::path generation() const {
    return generations_.folder(generations_.current().value());
  }

  /// As a defect of the indexer would: all that is there to tell damage by is made anew.
  void change(const std::function<void(Xapian::WritableDatabase&)>& work) const {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    work(database);
    stamp_columns(database);
    database.commit();
    glass::write_checksums(generation());
  }
  void change_document(Xapian::docid number,
                       const std::function<void(Xapian::Document&)>& work) const {
    change([&](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(number);
      work(document);
      database.replace_document(number, document);
    });
  }
  void set_metadata(const std::string& key, const std::string& value) const {
    change([&](Xapian::WritableDatabase& database) { database.set_metadata(key, value); });
  }
  void set_column_entry(const std::string& key, const std::string& entry) const {
    change([&](Xapian::WritableDatabase& database) { write_column_entry(database, key, entry); });
  }
  std::string column_entry(const std::string& key) const {
    return read_column_entry(Xapian::Database(generation().string()), key);
  }
  std::string metadata(const std::string& key) const {
    return Xapian::Database(generation().string()).get_metadata(key);
  }

  CheckReport check() const { return check_index(folder_.path(), kFingerprint); }

  /// `part: what` of each finding.
  std::vector<std::string> findings() const {
    std::vector<std::string> lines;
    for (const Damage& damage : check().findings.shown()) {
      lines.push_back(damage.part + ": " + damage.what);
    }
    return lines;
  }

  static constexpr const char* kFingerprint = "these analyzers";

  const TemporaryFolder folder_;
  const Generations generations_{folder_.path()};

 private:
  static Article article(const std::string& path, const std::string& record,
                         const std::string& company, int day) {
    Article article;
    article.path = path;
    if (!record.empty()) article.record = record;
    article.text = "The turbines of " + company + " turn and turn, number " + std::to_string(day);
    article.language = "en";
    article.companies = {company};
    article.date = Date{std::int64_t{86'400} * day, false};
    return article;
  }

  static void write(LiveWriter& writer, const std::string& file, std::vector<Article> articles) {
    writer.begin_file(file_number(file));
    for (Article& article : articles) writer.add(std::move(article));
    FileState state;
    state.path = file;
    writer.end_file(std::move(state), true);
  }
};

}  // namespace fundstelle
