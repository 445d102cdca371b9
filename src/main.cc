// dondoc: reads settings, builds the parts, runs them, and stops them in reverse.
#include <signal.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <time.h>
#include <unistd.h>

#include <condition_variable>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/clock.h"
#include "cli/command_line.h"
#include "document/pdf_child.h"
#include "document/pdf_process.h"
#include "service/arming.h"
#include "service/house.h"
#include "service/people.h"
#include "service/tick.h"
#include "store/connection.h"
#include "web/server.h"

namespace {

constexpr std::chrono::seconds between_ticks{20};

/// SIGTERM and SIGINT, kept from every thread that is started later, so that one place can wait for them.
sigset_t block_ending_signals() {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  return ending;
}

/// The time since the machine was started, its sleep included: nobody can set it.
std::chrono::seconds since_start() {
  timespec time{};
  clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::seconds{time.tv_sec};
}

/// Does the clock's work until it is told to stop; what fails once is tried again at the next tick.
void tick_until_stopped(const std::stop_token& stop, const service::House& house, const std::filesystem::path& data) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock{mutex};
  std::optional<base::Instant> last_tick;
  auto last_passed = since_start();
  while (!stop.stop_requested()) {
    try {
      const auto context = house.context();
      const auto passed = since_start();
      service::look_at_clock(context, std::exchange(last_tick, context.clock.now()),
                             passed - std::exchange(last_passed, passed));
      const auto ticked = service::tick(context, *house.mailer());
      if (ticked.accepted > 0) service::note_sent(context, data);
    } catch (const std::exception& error) {  // the door of a tick
      spdlog::error("tick: {}", error.what());
    }
    wake.wait_for(lock, stop, between_ticks, [] { return false; });
  }
}

int refuse(const std::string& words) {
  std::cerr << "dondoc: " << words << '\n';
  return cli::refused;
}

/// Whoever installs the program is the first to choose a password.
void welcome_administrator(const service::Context& context) {
  const auto link = service::first_link(context);
  if (!link) return;
  std::cout << "Chưa có người quản trị nào đặt mật khẩu. Mở đường dẫn này, dùng một lần trong hai ngày: " << *link
            << std::endl;
  spdlog::info("no administrator has a password yet: open {}", *link);
}

int serve(const cli::Serve& wanted) {
  const auto ending = block_ending_signals();
  const auto address = web::address_in(wanted.listen);
  if (!address) return refuse(address.error().detail);
  const base::SystemClock clock;
  const auto house = service::House::open(wanted.data, service::Folder::make, clock);
  if (!house) return refuse(house.error().detail);
  const auto lock = (*house)->take_the_clock();
  if (!lock) return refuse(service::clock_is_taken(wanted.data).detail);

  const auto context = (*house)->context();
  web::Server server{context, wanted.web};
  server.start(*address);
  std::cout << "Trang Đôn đốc: http://" << (address->host == "::1" ? "[::1]" : address->host) << ':' << server.port()
            << "/ (chỉ mở được trên máy này)" << std::endl;
  welcome_administrator(context);
  {
    std::jthread pages{[&] { server.run(); }};
    std::jthread clockwork{[&](const std::stop_token& stop) { tick_until_stopped(stop, **house, wanted.data); }};
    int signal = 0;
    sigwait(&ending, &signal);
    spdlog::info("stopping on signal {}", signal);
    server.stop();
  }
  spdlog::info("stopped");
  return cli::done;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && argv[1] == document::pdf_child_option) return document::be_pdf_child();
  document::set_pdf_program("/proc/self/exe");
  spdlog::set_default_logger(spdlog::stderr_color_mt("dondoc"));
  try {
    return cli::run(argc, argv,
                    {.in = std::cin,
                     .out = std::cout,
                     .err = std::cerr,
                     .serve = serve,
                     .answers = ::isatty(STDIN_FILENO) == 1,
                     .watched = ::isatty(STDERR_FILENO) == 1});
  } catch (const std::filesystem::filesystem_error& error) {
    return refuse("Không dùng được đường dẫn " + error.path1().string() + ": " + error.code().message() +
                  ". Xin kiểm tra đường dẫn và quyền của thư mục.");
  } catch (const std::exception& error) {  // the last door: the machine failed, and what was open is rolled back
    const auto problem = store::problem_of(error);
    return refuse(problem ? problem->detail : error.what());
  }
}
