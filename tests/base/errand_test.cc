#include "base/errand.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace base;

TEST_CASE("an errand is run by another thread, and gives what came of it", "[base]") {
  Runners runners{1};
  Errand<std::thread::id> errand{runners, [] { return std::this_thread::get_id(); }};
  CHECK(errand.result() != std::this_thread::get_id());
}

TEST_CASE("what an errand throws comes to who asks for its result, and the next errand is run", "[base]") {
  Runners runners{1};
  Errand<int> failing{runners, []() -> int { throw std::runtime_error{"no way"}; }};
  Errand<int> next{runners, [] { return 7; }};
  CHECK_THROWS_WITH(failing.result(), "no way");
  CHECK(next.result() == 7);
}

TEST_CASE("errands of one runner are run in their order", "[base]") {
  std::string order;
  Runners runners{1};
  {
    Errand<int> first{runners, [&] {
                        std::this_thread::sleep_for(std::chrono::milliseconds{20});
                        order += '1';
                        return 1;
                      }};
    Errand<int> second{runners, [&] {
                         order += '2';
                         return 2;
                       }};
    CHECK(second.result() == 2);
  }
  CHECK(order == "12");
}

TEST_CASE("an errand that nobody asks about is done before it ends", "[base]") {
  std::atomic<bool> is_done = false;
  Runners runners{1};
  {
    const Errand<int> errand{runners, [&] {
                               std::this_thread::sleep_for(std::chrono::milliseconds{20});
                               is_done = true;
                               return 0;
                             }};
  }
  CHECK(is_done);
}
