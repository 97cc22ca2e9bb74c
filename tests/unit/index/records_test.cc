// What is stored as bytes comes back as it was, and damaged bytes are an Error, never a crash.
#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/checksum.h"
#include "base/error.h"
#include "index/date_slot.h"
#include "index/facets.h"
#include "index/file_state.h"
#include "index/position_record.h"
#include "index/stored_document.h"
#include "tests/unit/analyzers/hostile_text.h"

namespace fundstelle {
namespace {

using testing::IsEmpty;

// Every prefix of the bytes, and the bytes with each one changed: parsed, or refused by an Error.
void expect_robust(const std::string& bytes, const std::function<void(std::string_view)>& parse) {
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    try {
      parse(std::string_view(bytes).substr(0, size));
    } catch (const Error&) {
    }
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char changed : {'\0', '\x7F', '\xFF'}) {
      std::string damaged = bytes;
      damaged[at] = changed;
      try {
        parse(damaged);
      } catch (const Error&) {
      }
    }
  }
}

// The same of bytes that end in a checksum: behind damaged ones it is made anew, so that the
// reading of what they hold is tested, too.
void expect_robust_behind_checksum(const std::string& bytes,
                                   const std::function<void(std::string_view)>& parse) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] ^= 1;
    EXPECT_THROW(parse(damaged), Error) << at;
  }
  expect_robust(std::string(without_checksum(bytes)), [&](std::string_view content) {
    std::string damaged(content);
    append_checksum(damaged);
    parse(damaged);
  });
}

TEST(PackedValues, ComeBackInOrder) {
  const std::vector<std::string> values = {"Amazon", "", "São Paulo", std::string("a\0b", 3)};
  EXPECT_EQ(unpack_values(pack_values(values)), values);
}

TEST(PackedValues, AreEmptyForNone) {
  EXPECT_EQ(pack_values({}), "");
  EXPECT_THAT(unpack_values(""), IsEmpty());
}

TEST(PackedValues, CutShortAreAnError) {
  EXPECT_THROW(unpack_values("\x05"
                             "abc"),
               Error);
}

TEST(PackedValues, SurviveAnyDamage) {
  expect_robust(pack_values({"Amazon", "Alibaba"}),
                [](std::string_view bytes) { unpack_values(bytes); });
}

StoredDocument example() {
  return {42,
          kNamedCompany,
          "A title",
          "https://example.org",
          {{"author", "\"Ada\""}, {"n", "[1,2]"}},
          "Text."};
}

TEST(StoredDocument, ComesBackAsItWas) {
  const StoredDocument document = StoredDocument::parse(example().serialize());
  EXPECT_EQ(document.file, 42U);
  EXPECT_EQ(document.named, kNamedCompany);
  EXPECT_EQ(document.title, "A title");
  EXPECT_EQ(document.url, "https://example.org");
  EXPECT_EQ(document.fields, example().fields);
  EXPECT_EQ(document.text, "Text.");
}

TEST(StoredDocument, KeepsTextsOfEveryLength) {
  std::mt19937 random(1);
  for (const std::size_t size : {0, 1, 199, 200, 201, 5'000, 300'000}) {
    StoredDocument document;
    while (document.text.size() < size) document.text += hostile_text(random, 50);
    EXPECT_EQ(StoredDocument::parse(document.serialize()).text, document.text) << size;
  }
}

TEST(StoredDocument, KeepsIncompressibleTexts) {
  std::mt19937 random(2);
  StoredDocument document;
  for (int i = 0; i < 1'000; ++i) document.text.push_back(static_cast<char>(random()));
  EXPECT_EQ(StoredDocument::parse(document.serialize()).text, document.text);
}

TEST(StoredDocument, IsSmallerThanARepetitiveText) {
  StoredDocument document;
  document.text.assign(100'000, 'a');
  EXPECT_LT(document.serialize().size(), 1'000U);
}

TEST(StoredDocument, TellsItsFileWithoutUnpacking) {
  EXPECT_EQ(StoredDocument::parse_file(example().serialize()), 42U);
}

TEST(StoredDocument, CutShortIsAnError) {
  StoredDocument document = example();
  document.text.assign(1'000, 'x');
  const std::string bytes = document.serialize();
  EXPECT_THROW(StoredDocument::parse(bytes.substr(0, bytes.size() - 1)), Error);
  EXPECT_THROW(StoredDocument::parse(""), Error);
  EXPECT_THROW(StoredDocument::parse_file("abc"), Error);
}

TEST(StoredDocument, RefusesATextOfAbsurdSize) {
  // No file, named facets, title, URL or fields; then a compressed text said to have 2^62 bytes.
  std::string bytes =
      std::string(12, '\0') + "\x01" + "\x80\x80\x80\x80\x80\x80\x80\x80\x40" + "nonsense";
  append_checksum(bytes);
  EXPECT_THROW(StoredDocument::parse(bytes), Error);
}

TEST(StoredDocument, SurvivesAnyDamage) {
  StoredDocument document = example();
  for (int i = 0; i < 50; ++i) document.text += "Some words of a text. ";
  expect_robust_behind_checksum(document.serialize(),
                                [](std::string_view bytes) { StoredDocument::parse(bytes); });
}

TEST(FileState, ComesBackAsItWas) {
  FileState state;
  state.path = "/news/ä b.txt";
  state.size = std::uint64_t{1} << 40;
  state.modified_ns = -1;
  state.inode = 7;
  state.device = 8;
  state.documents = 9;
  state.trusted = false;
  state.unreadable = true;
  state.failures = {"one", "two"};
  const FileState read = FileState::parse(state.serialize());
  EXPECT_EQ(read.path, state.path);
  EXPECT_EQ(read.size, state.size);
  EXPECT_EQ(read.modified_ns, -1);
  EXPECT_EQ(read.inode, 7U);
  EXPECT_EQ(read.device, 8U);
  EXPECT_EQ(read.documents, 9U);
  EXPECT_FALSE(read.trusted);
  EXPECT_TRUE(read.unreadable);
  EXPECT_EQ(read.failures, state.failures);
}

TEST(FileState, KeepsFailuresAndWarningsApart) {
  for (const std::vector<std::string>& failures :
       {std::vector<std::string>{}, std::vector<std::string>{"one", "two"}}) {
    FileState state;
    state.failures = failures;
    state.warnings = {"three"};
    const FileState read = FileState::parse(state.serialize());
    EXPECT_EQ(read.failures, failures);
    EXPECT_EQ(read.warnings, state.warnings);
  }
}

TEST(FileState, IsStoredAsItsSchemaSays) {
  FileState state;
  state.path = "/a";
  state.size = 300;
  state.modified_ns = 0x0102030405060708;
  state.inode = 7;
  state.device = 8;
  state.documents = 9;
  state.failures = {"b"};
  state.warnings = {"c", "d"};
  EXPECT_EQ(state.serialize(),
            std::string("\x02/a"                            // path
                        "\xAC\x02"                          // size
                        "\x01\x02\x03\x04\x05\x06\x07\x08"  // time
                        "\x07\x08\x09\x05\x01"  // inode, device, documents, flags, failures
                        "\x01"
                        "b\x01"
                        "c\x01"
                        "d"));
}

TEST(FileState, SurvivesAnyDamage) {
  FileState state;
  state.path = "/a";
  state.failures = {"reason"};
  state.warnings = {"another"};
  expect_robust(state.serialize(), [](std::string_view bytes) { FileState::parse(bytes); });
}

TEST(FileState, HasAKeyOfItsOwn) {
  EXPECT_NE(file_state_key(1), file_state_key(2));
  EXPECT_EQ(file_state_key(1).substr(0, kFileStatePrefix.size()), kFileStatePrefix);
}

TEST(DateSlot, ComesBackWithAndWithoutATime) {
  for (const Date date : {Date{0, false}, Date{1'753'369'340, true}, Date{-1, true},
                          Date{-62'135'596'800, false}, Date{253'402'300'799, true}}) {
    EXPECT_EQ(date_from_slot(date_to_slot(date)), date);
  }
}

TEST(DateSlot, IsNoDateWhenEmpty) {
  EXPECT_FALSE(date_from_slot(""));
}

TEST(DateSlot, SortsAsDatesDo) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 2'000; ++i) {
    const auto any = [&] {
      return static_cast<std::int64_t>(random() % 20'000'000'000) - 10'000'000'000;
    };
    const Date a{any(), random() % 2 == 0}, b{any(), random() % 2 == 0};
    EXPECT_EQ(date_to_slot(a) < date_to_slot(b),
              a.seconds < b.seconds || (a.seconds == b.seconds && !a.has_time && b.has_time));
  }
}

TEST(DateSlot, BoundsTakeTheirOwnDateIn) {
  for (const bool has_time : {false, true}) {
    const Date date{1'000, has_time};
    EXPECT_LE(date_slot_from(Date{1'000, true}), date_to_slot(date));
    EXPECT_GE(date_slot_to(Date{1'000, false}), date_to_slot(date));
    EXPECT_GT(date_slot_from(Date{1'001, true}), date_to_slot(date));
    EXPECT_LT(date_slot_to(Date{999, false}), date_to_slot(date));
  }
}

PositionRecord positions() {
  PositionRecord record;
  for (std::uint32_t i = 0; i < 300; ++i) record.entries.push_back({i * 7 % 41, i % 5 == 1});
  record.title_entries = 9;
  std::vector<std::uint64_t> hashes;
  for (std::uint64_t i = 0; i < 41; ++i) hashes.push_back(i << 58 | i);
  record.stems = StemKeys(hashes);
  return record;
}

TEST(PositionRecord, ComesBackAsItWas) {
  const PositionRecord given = positions();
  const PositionRecord record = PositionRecord::parse(given.serialize());
  ASSERT_EQ(record.entries.size(), given.entries.size());
  for (std::size_t i = 0; i < given.entries.size(); ++i) {
    EXPECT_EQ(record.entries[i].stem, given.entries[i].stem) << i;
    EXPECT_EQ(record.entries[i].part, given.entries[i].part) << i;
  }
  EXPECT_EQ(record.title().size(), 9U);
  EXPECT_EQ(record.body().size(), 291U);
  EXPECT_EQ(record.stems.keys(), given.stems.keys());
  EXPECT_EQ(record.stems.bits(), given.stems.bits());
}

TEST(StemKeys, FindTheNumbersOfAHash) {
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> hashes(1'000);
  for (std::uint64_t& hash : hashes) hash = random();
  std::sort(hashes.begin(), hashes.end());
  const StemKeys keys(hashes);
  std::size_t shared = 0;
  for (std::uint32_t number = 0; number < hashes.size(); ++number) {
    const StemKeys::Numbers found = keys.find(hashes[number]);
    ASSERT_LE(found.first, number);
    ASSERT_GT(found.end, number);
    if (found.end - found.first > 1) ++shared;
  }
  EXPECT_LT(shared, 100U);
  EXPECT_GT(shared, 0U);
  EXPECT_EQ(StemKeys().find(7).end, 0U);
}

TEST(PositionRecord, KeepsTheLargestNumbers) {
  PositionRecord given;
  given.entries = {{0xFFFF'FFFF, true}, {0, false}, {0xFFFF'FFFE, false}};
  const PositionRecord record = PositionRecord::parse(given.serialize());
  EXPECT_EQ(record.entries[0].stem, 0xFFFF'FFFF);
  EXPECT_TRUE(record.entries[0].part);
  EXPECT_EQ(record.entries[2].stem, 0xFFFF'FFFE);
}

TEST(PositionRecord, TakesAboutAByteAWord) {
  EXPECT_LT(positions().serialize().size(), 335U);
}

TEST(PositionRecord, SurvivesAnyDamage) {
  expect_robust_behind_checksum(positions().serialize(),
                                [](std::string_view bytes) { PositionRecord::parse(bytes); });
}

}  // namespace
}  // namespace fundstelle
