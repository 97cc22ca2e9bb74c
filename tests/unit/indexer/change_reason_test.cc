#include <gtest/gtest.h>

#include "indexer/runs/file_reading.h"

namespace fundstelle {
namespace {

constexpr FileStamp kStamp{100, 1'753'369'340'000'000'000, 7, 3};

FileState remembered() {
  FileState state;
  state.path = "/news/a.txt";
  state.size = kStamp.size;
  state.modified_ns = kStamp.modified_ns;
  state.inode = kStamp.inode;
  state.device = kStamp.device;
  return state;
}

std::string reason(const FileStamp& now, const FileState& state = remembered()) {
  return change_reason(state, {state.path, now});
}

TEST(ChangeReason, IsNoneForTheSameStamp) {
  EXPECT_EQ(reason(kStamp), "");
}

TEST(ChangeReason, NamesTheFirstThingThatDiffers) {
  FileStamp now = kStamp;
  now.device = 4;
  EXPECT_EQ(reason(now), "another file has taken its place");
  now = kStamp;
  now.inode = 8;
  EXPECT_EQ(reason(now), "another file has taken its place");
  now.modified_ns += 1;
  EXPECT_EQ(reason(now), "its modification time changed");
  now.size = 99;
  EXPECT_EQ(reason(now), "its size changed");
}

TEST(ChangeReason, IsThereForATimeBeforeTheOneRemembered) {
  FileStamp now = kStamp;
  now.modified_ns -= 1;
  EXPECT_EQ(reason(now), "its modification time changed");
}

TEST(ChangeReason, IsThereForWhatWasNotReadForCertain) {
  FileState state = remembered();
  state.trusted = false;
  EXPECT_EQ(reason(kStamp, state), "may have changed while it was read last time");
  FileStamp now = kStamp;
  now.size = 99;
  EXPECT_EQ(reason(now, state), "its size changed");
  state.unreadable = true;
  EXPECT_EQ(reason(kStamp, state), "could not be read last time");
}

}  // namespace
}  // namespace fundstelle
