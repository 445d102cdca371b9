#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "support/command_line.h"
#include "support/folder.h"

namespace {

using Catch::Matchers::Contains;
using support::Answer;

/// A data folder with two agencies, and what `dondoc person …` says of it.
struct Register {
  support::Folder folder;

  Register() {
    folder.write("a.csv", "tên\nSở Nội vụ\nSở Tài chính\n");
    folder.write("data/dondoc.toml", "[sign_in]\nhash_passes = 1\nhash_memory = 1\n");
    REQUIRE(support::run({"agency", "load", folder.path() / "a.csv", "--data", folder.path() / "data"}).code == 0);
  }

  Answer run(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), "person");
    arguments.insert(arguments.end(), {"--data", folder.path() / "data"});
    return support::run(arguments, input);
  }
  Answer add_contact() const {
    return run({"add", "son@noivu.example", "--name", "Đàm Văn Sơn", "--role", "contact", "--agency", "Sở Nội vụ"});
  }
  nlohmann::json listed(const std::string& email) const {
    for (const auto& person : nlohmann::json::parse(run({"list", "--format", "json"}).out))
      if (person["email"] == email) return person;
    return {};
  }
};

}  // namespace

TEST_CASE("a person is added with a mandate and a link, and is listed", "[cli][people]") {
  const Register people;
  const auto added = people.add_contact();
  REQUIRE(added.code == cli::done);
  CHECK_THAT(added.out, Contains("/password?link="));
  const auto person = people.listed("son@noivu.example");
  CHECK(person["name"] == "Đàm Văn Sơn");
  CHECK_THAT(person.dump(), Contains("Sở Nội vụ") && Contains("contact"));
}

TEST_CASE("what is wrong with a person typed in is said, and nobody is added", "[cli][people]") {
  const Register people;
  CHECK(people.run({"add", "a@b.example", "--name", "A", "--role", "king"}).code == cli::usage);
  const auto nowhere =
      people.run({"add", "a@b.example", "--name", "A", "--role", "contact", "--agency", "Sở Không có"});
  CHECK(nowhere.code == cli::refused);
  CHECK_THAT(nowhere.err, Contains("Sở Không có"));
  CHECK(people.run({"add", "không phải thư", "--name", "A", "--role", "office"}).code == cli::refused);
  CHECK(people.run({"disable", "a@b.example"}).code == cli::refused);
  CHECK(people.listed("a@b.example").is_null());
}

TEST_CASE("a password is taken from the input, if it is one that may be chosen", "[cli][people]") {
  const Register people;
  REQUIRE(people.add_contact().code == cli::done);
  const auto common = people.run({"password", "son@noivu.example", "--stdin"}, "12345678\n");
  CHECK(common.code == cli::refused);
  CHECK(people.run({"password", "son@noivu.example", "--stdin"}, "thuyền buồm ngoài khơi xa\n").code == cli::done);
  CHECK_THAT(people.run({"password", "son@noivu.example"}).out, Contains("/password?link="));
}

TEST_CASE("a role is given and ended, an account is closed and opened", "[cli][people]") {
  const Register people;
  REQUIRE(people.add_contact().code == cli::done);
  CHECK(people.run({"role", "son@noivu.example", "--role", "contact", "--agency", "Sở Tài chính"}).code == cli::done);
  CHECK_THAT(people.listed("son@noivu.example").dump(), Contains("Sở Tài chính"));
  CHECK(people.run({"role", "son@noivu.example", "--role", "contact", "--agency", "Sở Tài chính", "--end", "1/2/2040"})
            .code == cli::done);
  CHECK(people.run({"disable", "son@noivu.example"}).code == cli::done);
  CHECK_FALSE(people.run({"enable", "son@noivu.example"}).out.empty());
}

TEST_CASE("the command line gives a person the address of their calendar, and ends it", "[cli][people]") {
  const Register office;
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
