#include <catch2/catch.hpp>

#include <sstream>

#include "cli/command_line.h"
#include "support/folder.h"

namespace {

struct Answer {
  int code = 0;
  std::string out, err;
};

/// A data folder, and what `dondoc person …` says of it.
struct Office {
  Office() {
    folder.write("a.csv", "tên\nĐảng ủy xã Bắc\n");
    run_command({"agency", "load", folder.path() / "a.csv"});
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "person");
    return run_command(std::move(arguments));
  }
  Answer run_command(std::vector<std::string> arguments) const {
    std::istringstream in;
    std::ostringstream out, err;
    arguments.insert(arguments.end(), {"--data", folder.path() / "data"});
    std::vector<const char*> argv{"dondoc"};
    for (const auto& argument : arguments) argv.push_back(argument.c_str());
    const cli::Doors doors{.in = in, .out = out, .err = err, .serve = [](const cli::Serve&) { return cli::done; }};
    const int code = cli::run(static_cast<int>(argv.size()), argv.data(), doors);
    return {code, out.str(), err.str()};
  }

  support::Folder folder;
};

}  // namespace

TEST_CASE("the command line gives a person the address of their calendar, and ends it", "[cli]") {
  const Office office;
  const std::string email = "an@van-phong.example";
  office.run({"add", email, "--name", "An", "--role", "office"});
  const auto first = office.run({"feed", email}), second = office.run({"feed", email});
  CHECK(first.code == cli::done);
  const auto before_secret = first.out.find("/feed/");
  REQUIRE(before_secret != std::string::npos);
  CHECK(first.out.substr(before_secret + 6).size() == 65);  // and the end of the line
  CHECK(second.out != first.out);
  CHECK(office.run({"feed", email, "--revoke"}).code == cli::done);
  const auto again = office.run({"feed", email, "--revoke"});
  CHECK(again.code == cli::refused);
  CHECK(again.err.find("có thể đã thu hồi trước đó") != std::string::npos);
  CHECK(office.run({"feed", "ai@dau.example"}).code == cli::refused);
}
