// The limit that the page is measured against: the same HTTP library, one indexed query for a hundred rows of the same
// database, strings appended. No templates, no escaping, no standing, no guards.
//
// usage: bare_server DATABASE PORT
#include <httplib.h>
#include <netinet/tcp.h>
#include <sqlite3.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

namespace {

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

constexpr auto sql = R"(
  SELECT t.ref, t.text, g.name, d.due_on, d.id FROM duty d JOIN assignment a ON a.id = d.assignment
  JOIN task t ON t.id = a.task JOIN agency g ON g.id = a.agency
  WHERE d.sort = 'dated' AND d.state IN ('needs_action', 'in_process', 'claimed', 'returned') AND d.due_on <= '2026-11-20'
  ORDER BY d.due_on, d.id LIMIT 100)";

/// One connection and one statement a thread.
struct Reader {
  explicit Reader(const std::string& file) {
    sqlite3* opened = nullptr;
    if (sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) std::abort();
    database.reset(opened);
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(opened, sql, -1, &prepared, nullptr) != SQLITE_OK) std::abort();
    statement.reset(prepared);
  }
  Database database{nullptr, &sqlite3_close};
  Statement statement{nullptr, &sqlite3_finalize};
};

std::string page(const std::string& file) {
  thread_local Reader reader{file};
  auto* row = reader.statement.get();
  std::string html = "<!DOCTYPE html><html><body><table>";
  while (sqlite3_step(row) == SQLITE_ROW) {
    html += "<tr>";
    for (int column = 0; column < 5; ++column) {
      html += "<td>";
      html += reinterpret_cast<const char*>(sqlite3_column_text(row, column));
      html += "</td>";
    }
    html += "</tr>";
  }
  sqlite3_reset(row);
  return html + "</table></body></html>";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: bare_server DATABASE PORT\n";
    return 2;
  }
  const std::string file = argv[1];
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool{32}; };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(1000000);
  server.set_pre_routing_handler([](const httplib::Request& request, httplib::Response&) {
    const_cast<httplib::Request&>(request).headers.erase("Accept-Encoding");  // else the library compresses the page
    return httplib::Server::HandlerResponse::Unhandled;
  });
  server.Get("/", [&](const httplib::Request&, httplib::Response& response) {
    response.set_content(page(file), "text/html; charset=utf-8");
  });
  return server.listen("127.0.0.1", std::atoi(argv[2])) ? 0 : 1;
}
