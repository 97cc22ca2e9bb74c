#include "base/input_file.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class InputFileTest : public testing::Test {
 protected:
  InputFile open(const std::string& content) {
    const auto path = folder_.write("lines", content);
    return InputFile(path, path.string());
  }

  // `*` for a line that is too long.
  std::vector<std::string> lines(const std::string& content, std::size_t max_line) {
    InputLines lines(open(content), max_line);
    std::vector<std::string> found;
    while (const auto line = lines.next()) {
      EXPECT_EQ(line->number, found.size() + 1);
      found.emplace_back(line->too_long ? "*" : line->text);
    }
    return found;
  }

  TemporaryFolder folder_;
};

std::string reason_of(const auto& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

TEST_F(InputFileTest, HasLinesThatEndAtLineFeedsOnly) {
  EXPECT_THAT(lines("a\n\nb\r\nc\u2028d\n", 100), ElementsAre("a", "", "b\r", "c\u2028d"));
  EXPECT_THAT(lines("no line feed", 100), ElementsAre("no line feed"));
  EXPECT_THAT(lines("", 100), ElementsAre());
}

TEST_F(InputFileTest, PassesOverLinesThatAreTooLong) {
  EXPECT_THAT(lines("abc\nabcd\nab\n", 3), ElementsAre("abc", "*", "ab"));
  EXPECT_THAT(lines("a\nabcd", 3), ElementsAre("a", "*"));
}

TEST_F(InputFileTest, HasTheSameLinesHoweverTheyLieInItsBuffer) {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::string content;
    std::vector<std::string> expected;
    const std::size_t max_line = 1 + random() % 300'000;
    for (int line = 0; line < 10; ++line) {
      const std::string text(random() % 2 == 0 ? random() % 20 : random() % 400'000, 'x');
      content += text + '\n';
      expected.push_back(text.size() > max_line ? "*" : text);
    }
    ASSERT_EQ(lines(content, max_line), expected) << max_line;
  }
}

TEST_F(InputFileTest, EndsWithALineWithoutEnd) {
  InputLines lines(InputFile("/dev/zero", "/dev/zero"), 1'000);
  EXPECT_EQ(reason_of([&] { lines.next(); }), "/dev/zero:1: the line does not end");
}

TEST_F(InputFileTest, IsReadWholeUpToACeiling) {
  EXPECT_EQ(read_whole(open(std::string(1'000, 'x')), 1'000).size(), 1'000U);
  EXPECT_THAT(reason_of([&] { read_whole(open(std::string(1'001, 'x')), 1'000); }),
              HasSubstr("has more than 1000 bytes"));
  EXPECT_EQ(reason_of([] { read_whole(InputFile("/dev/zero", "it"), 1'000); }),
            "cannot read it: it has more than 1000 bytes");
}

TEST_F(InputFileTest, SaysWhyItCannotBeRead) {
  EXPECT_EQ(reason_of([&] { InputFile(folder_.path() / "none", "x"); }),
            "cannot read x: No such file or directory");
  EXPECT_EQ(reason_of([&] { InputLines(InputFile(folder_.path(), "x"), 10).next(); }),
            "cannot read x: Is a directory");
}

}  // namespace
}  // namespace fundstelle
