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

/// SIGTERM, SIGINT and SIGHUP, kept from every thread that is started later, so that one place can wait for them.
sigset_t block_signals() {
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTERM);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
  return blocked;
}

/// Waits for the signal that ends the program. With a certificate, SIGHUP does not: it and time passing are when to
/// look whether the certificate was renewed.
int wait_for_end(const sigset_t& signals, web::Server& server, const service::Network& network) {
  constexpr timespec between_looks{.tv_sec = 30, .tv_nsec = 0};
  for (;;) {
    const int signal = ::sigtimedwait(&signals, nullptr, &between_looks);
    if (signal > 0 && (signal != SIGHUP || !network.has_tls())) return signal;
    server.renew_certificate();
  }
}

void say_where(const web::Address& address, int port, const service::Settings& settings) {
  const auto listens = (address.host.find(':') == std::string::npos ? address.host : "[" + address.host + "]") + ":" +
                       std::to_string(port);
  const auto* scheme = settings.network.has_tls() ? "https://" : "http://";
  if (base::is_loopback(address.host))
    std::cout << "Trang Đôn đốc: " << scheme << listens << "/ (chỉ mở được trên máy này)" << std::endl;
  else
    std::cout << "Trang Đôn đốc: " << settings.page_url << " (nghe trên " << listens
              << (settings.network.has_tls() ? ", mã hóa TLS)" : ", chỉ cho máy chủ trung gian đã nêu)") << std::endl;
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
      spdlog::error(fmt::format("tick: {}", error.what()));
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
  spdlog::info(fmt::format("no administrator has a password yet: open {}", *link));
}

int serve(const cli::Serve& wanted) {
  const auto signals = block_signals();
  const auto address = web::address_in(wanted.listen);
  if (!address) return refuse(address.error().detail);
  const base::SystemClock clock;
  const auto house = service::House::open(wanted.data, service::Folder::make, clock);
  if (!house) return refuse(house.error().detail);
  const auto lock = (*house)->take_the_clock();
  if (!lock) return refuse(service::clock_is_taken(wanted.data).detail);

  const auto context = (*house)->context();
  if (const auto refused = web::cannot_listen(*address, context.settings)) return refuse(refused->detail);
  web::Server server{context, wanted.web};
  server.start(*address);
  say_where(*address, server.port(), context.settings);
  welcome_administrator(context);
  {
    std::jthread pages{[&] { server.run(); }};
    std::jthread clockwork{[&](const std::stop_token& stop) { tick_until_stopped(stop, **house, wanted.data); }};
    const int signal = wait_for_end(signals, server, context.settings.network);
    spdlog::info(fmt::format("stopping on signal {}", signal));
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
