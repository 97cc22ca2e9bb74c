#include "indexer/writing/bounded_queue.h"

#include <atomic>
#include <numeric>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(BoundedQueue, GivesItemsInOrder) {
  BoundedQueue<int> queue(3);
  for (const int item : {1, 2, 3}) queue.push(item);
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), 2);
  EXPECT_EQ(queue.pop(), 3);
}

TEST(BoundedQueue, GivesWhatIsInsideAfterItWasClosed) {
  BoundedQueue<int> queue(1);
  queue.push(1);
  queue.close();
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_FALSE(queue.pop());
}

TEST(BoundedQueue, TakesNothingOnceClosed) {
  BoundedQueue<int> queue(1);
  queue.close();
  EXPECT_FALSE(queue.push(1));
}

TEST(BoundedQueue, ThrowsAwayWhatIsInsideWhenAbandoned) {
  BoundedQueue<int> queue(1);
  queue.push(1);
  queue.abandon();
  EXPECT_FALSE(queue.pop());
}

TEST(BoundedQueue, WakesAWaitingPusherWhenAbandoned) {
  BoundedQueue<int> queue(1);
  queue.push(1);
  std::thread pusher([&] { EXPECT_FALSE(queue.push(2)); });
  queue.abandon();
  pusher.join();
}

TEST(BoundedQueue, LosesAndDoublesNothingBetweenThreads) {
  constexpr int kItems = 2'000;
  BoundedQueue<int> queue(2);
  std::atomic<long> sum = 0;
  std::atomic<int> count = 0;
  std::vector<std::thread> consumers;
  for (int i = 0; i < 3; ++i) {
    consumers.emplace_back([&] {
      while (const auto item = queue.pop()) {
        sum += *item;
        ++count;
      }
    });
  }
  std::vector<std::thread> producers;
  for (int i = 0; i < 2; ++i) {
    producers.emplace_back([&, i] {
      for (int item = i; item < kItems; item += 2) queue.push(item);
    });
  }
  for (std::thread& producer : producers) producer.join();
  queue.close();
  for (std::thread& consumer : consumers) consumer.join();
  EXPECT_EQ(count, kItems);
  EXPECT_EQ(sum, long{kItems} * (kItems - 1) / 2);
}

}  // namespace
}  // namespace fundstelle
