// Roles: cells that name in one place who leads and who helps.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace programme {

/// Who leads and who helps, each as a list that `bodies_in` reads.
struct Roles {
  std::string leads, helps;
};

/// The roles that the cell gives each body, by labels before them («Chủ trì: …; phối hợp: …», «CT: …; PH: …», also on
/// lines of their own) or by brackets behind them («Sở Y tế (chủ trì), Công an tỉnh (phối hợp)»). Nothing where it does
/// not say who helps, or gives someone no role.
std::optional<Roles> roles_in(std::string_view cell);

}  // namespace programme
