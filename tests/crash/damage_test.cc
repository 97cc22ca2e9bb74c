// Damages a sound index, a byte at a time, and looks at what the programs make of it.
//
// Whatever is hit: no program crashes or hangs, and a search whose answer is another than that of
// the sound index ends in an error, or `indexer check` finds something. Bytes of all files of the
// index are hit, and values and metadata by a program that writes nonsense but keeps checksums.
//
// How many bytes of each file is said by the environment variable FUNDSTELLE_DAMAGED_BYTES, how
// many values and entries of metadata by FUNDSTELLE_DAMAGED_VALUES (200 of each for a thorough test
// of some minutes), the seed by FUNDSTELLE_CRASH_SEED.
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <xapian.h>

#include "base/sanitize.h"
#include "index/columns_stamp.h"
#include "index/generations.h"
#include "index/slots.h"
#include "index/xapian/checksums.h"
#include "indexer/checks/table_check.h"
#include "tests/cli/program_fixture.h"
#include "tests/crash/random_sources.h"
#include "tests/crash/searches.h"
#include "tests/crash/settings.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::IsEmpty;
using ::testing::Not;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void overwrite(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

class Damage : public ProgramTest {
 protected:
  Damage() : random_(setting("FUNDSTELLE_CRASH_SEED", 1)) {
    RandomSources sources(folder() / "sources", random_());
    fs::copy(FUNDSTELLE_CORPUS, news(), fs::copy_options::recursive);
    EXPECT_EQ(update({news(), sources.news(), sources.archive()}).exit_code(), 0);
    sources.change();  // from now on there are blocks of two revisions, and blocks that are free
    EXPECT_EQ(update({sources.news(), sources.archive()}).exit_code(), 0);
    searches_ = fixed_searches(news() / "de" / "sap-umbau-ki.md");
    for (const auto& search : searches_) {
      const Outcome outcome = answer(search);
      EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
      sound_answers_.push_back(answer_of(outcome));
    }
    EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 0);
  }

  fs::path generation() const {
    const Generations generations(index());
    return generations.folder(generations.current().value());
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }
  char random_byte() { return static_cast<char>(below(256)); }
  std::string random_bytes(std::size_t size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = random_byte();
    return bytes;
  }

  // One damage has been done.
  void expect_no_wrong_answer_in_silence();

  std::mt19937_64 random_;
  int wrong_answers_ = 0;
  int errors_ = 0;
  int findings_ = 0;

 private:
  Outcome answer(const std::vector<std::string>& search) const {
    std::vector<std::string> arguments = {"--format", "json"};
    arguments.insert(arguments.end(), search.begin(), search.end());
    return searcher(arguments);
  }

  std::vector<std::vector<std::string>> searches_;
  std::vector<std::string> sound_answers_;
};

void Damage::expect_no_wrong_answer_in_silence() {
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < searches_.size(); ++i) {
    const Outcome outcome = answer(searches_[i]);
    ASSERT_THAT(outcome.exit_code, AnyOf(0, 1, 2)) << outcome.err;
    if (outcome.exit_code == 2) {
      EXPECT_THAT(outcome.err, Not(IsEmpty()));
      ++errors_;
    } else if (answer_of(outcome) != sound_answers_[i]) {
      wrong.push_back(i);
    }
  }
  const Outcome check = indexer({"check"});
  ASSERT_THAT(check.exit_code, AnyOf(0, 2, 75)) << check.err;
  if (check.exit_code == 2) ++findings_;
  wrong_answers_ += static_cast<int>(wrong.size());
  if (check.exit_code == 0) {
    for (const std::size_t i : wrong) {
      ADD_FAILURE() << fmt::format("{}\n{}", fmt::join(searches_[i], " "), check.err);
    }
  }
}

TEST_F(Damage, OfAByteOfAFileIsTold) {
  if (!kXapianChecks) GTEST_SKIP() << "Xapian reads beside damaged blocks, as sanitizers see";
  const int bytes_of_each = setting("FUNDSTELLE_DAMAGED_BYTES", 3);
  std::vector<fs::path> files;
  for (const fs::path& folder : {index(), generation()}) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
    }
  }
  for (const fs::path& file : files) {
    const std::string sound = read(file);
    for (int round = 0; round < bytes_of_each; ++round) {
      std::string bytes = sound;
      const std::size_t at = below(bytes.size());
      const auto flipped = static_cast<char>(1 << below(8));
      // Half of the hits are single bits.
      bytes[at] = static_cast<char>(bytes[at] ^ (below(2) == 0 ? flipped : random_byte()));
      SCOPED_TRACE(fmt::format("byte {} of {}", at, file.string()));
      overwrite(file, bytes);
      expect_no_wrong_answer_in_silence();
    }
    overwrite(file, sound);
  }
  fmt::print("{} files: {} wrong answers, {} errors, {} times findings\n", files.size(),
             wrong_answers_, errors_, findings_);
}

class DamagedContent : public Damage {
 protected:
  // Changes the database as a defect of ours would: its checksums are those of what it wrote.
  void change(const std::function<void(Xapian::WritableDatabase&)>& work) const {
    {
      Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
      work(database);
      stamp_columns(database);
      database.commit();
    }
    glass::write_checksums(generation());
  }

  void with_sound_index_afterwards(const std::function<void()>& work) const {
    const fs::path saved = folder() / "saved";
    fs::remove_all(saved);
    fs::copy(index(), saved, fs::copy_options::recursive);
    work();
    fs::remove_all(index());
    fs::rename(saved, index());
  }
};

TEST_F(DamagedContent, OfAValueIsTold) {
  const int rounds = setting("FUNDSTELLE_DAMAGED_VALUES", 10);
  const std::vector<std::uint32_t> all_slots = {
      slots::kDate,          slots::kId,         slots::kIdentity,       slots::kArticle,
      slots::kPositions,     slots::kFirstFacet, slots::kFirstFacet + 1, slots::kFirstFacet + 2,
      slots::kFirstFacet + 3};
  for (int round = 0; round < rounds; ++round) {
    with_sound_index_afterwards([&] {
      const std::uint32_t slot = all_slots[static_cast<std::size_t>(round) % all_slots.size()];
      const std::string value = random_bytes(1 + below(40));
      Xapian::docid document = 0;
      change([&](Xapian::WritableDatabase& database) {
        const std::vector<Xapian::docid> documents(database.postlist_begin(""),
                                                   database.postlist_end(""));
        document = documents[below(documents.size())];
        Xapian::Document changed = database.get_document(document);
        changed.add_value(slot, value);
        database.replace_document(document, changed);
      });
      SCOPED_TRACE(
          fmt::format("document {}, slot {}: {}", document, slot, sanitize_for_terminal(value)));
      expect_no_wrong_answer_in_silence();
    });
  }
  fmt::print("{} values: {} wrong answers, {} errors, {} times findings\n", rounds, wrong_answers_,
             errors_, findings_);
}

TEST_F(DamagedContent, OfMetadataIsTold) {
  const int rounds = setting("FUNDSTELLE_DAMAGED_VALUES", 10);
  std::vector<std::string> keys;
  {
    const Xapian::Database database(generation().string());
    keys.assign(database.metadata_keys_begin(), database.metadata_keys_end());
  }
  for (int round = 0; round < rounds; ++round) {
    with_sound_index_afterwards([&] {
      // Files are most of all, so the others get their turn by themselves.
      std::string key;
      do {
        key = keys[below(keys.size())];
      } while (round % 4 != 0 && key.starts_with("file:"));
      const std::string value = random_bytes(below(40));
      change([&](Xapian::WritableDatabase& database) { database.set_metadata(key, value); });
      SCOPED_TRACE(fmt::format("{}: {}", sanitize_for_terminal(key), sanitize_for_terminal(value)));
      expect_no_wrong_answer_in_silence();
    });
  }
  fmt::print("{} entries of metadata: {} wrong answers, {} errors, {} times findings\n", rounds,
             wrong_answers_, errors_, findings_);
}

}  // namespace
}  // namespace fundstelle
