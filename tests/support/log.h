// What the program writes to its log while a test runs.
#pragma once
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <sstream>
#include <string>

namespace support {

/// What is written to the log meanwhile.
class Log {
 public:
  Log() {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(words_)));
    spdlog::set_level(spdlog::level::trace);
  }
  ~Log() {
    spdlog::set_default_logger(was_);
    spdlog::set_level(level_);
  }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  std::string words() const { return words_.str(); }

 private:
  std::ostringstream words_;
  std::shared_ptr<spdlog::logger> was_ = spdlog::default_logger();
  spdlog::level::level_enum level_ = spdlog::get_level();
};

}  // namespace support
