#include "web/amendment_view.h"
#include "web/event_words.h"
#include "web/programme_view.h"
#include "web/site.h"

namespace web {
namespace {

void refuse_unknown(const Site& site, httplib::Response& response) {
  site.pages.refuse(response, 404, "Không có chương trình này. Xin mở lại từ danh sách chương trình.");
}

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  if (done == "in_force") return "Chương trình đã có hiệu lực. Từ bây giờ các nhiệm vụ được theo dõi và nhắc việc.";
  if (done == "entered") return "Đã lập dự thảo. Xin thêm nhiệm vụ, xem lại rồi ban hành.";
  if (done == "known") return "Tệp này đã được nhập trước đây; không có gì thay đổi.";
  if (done == "discarded") return "Đã bỏ dự thảo. Tệp văn bản có thể nhập lại từ đầu.";
  return notice_of_move(done);
}

}  // namespace

void add_programme_routes(Routes& routes) {
  routes.get("/programmes", people::Action::see_programmes, [](const Site& site, const auto& request, auto& response) {
    site.pages.show(response, "programmes.html",
                    programme_list_page(service::programmes(site.context), notice_of(request)));
  });
  routes.get(R"(/programmes/(\d+))", people::Action::see_programmes,
             [](const Site& site, const auto& request, auto& response) {
               const auto id = id_in<base::ProgrammeId>(request);
               const auto sheet = id ? service::programme_sheet(site.context, *id) : std::nullopt;
               if (!sheet) return refuse_unknown(site, response);
               auto values = programme_page(*sheet, notice_of(request));
               auto amendments = amendment_rows(service::amendments(site.context, *id));
               values.flag("any_amendments", !amendments.empty()).list("amendments", std::move(amendments));
               site.pages.show(response, "programme.html", std::move(values));
             });
}

}  // namespace web
