// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/samplecatalog.h"

#include <algorithm>
#include <iterator>

namespace lc::sample {

namespace {

using Unit = EntitlementUnit;

constexpr Company companies[] = {
    customer,
    {u"Brightwater Studios", u"brightwater", u"210987654321"},
    {u"Tidewater Bank", u"tidewater", u"320987654310"},
    {u"Quarry Media", u"quarry", u"430987654301"},
    {u"Solberg Energy", u"solberg", u"540987654302"},
    {u"Lumen Pharma", u"lumen", u"650987654303"},
    {u"Orchard Logistics", u"orchard", u"760987654304"},
    {u"Pinnacle Freight", u"pinnacle", u"870987654305"},
    {u"Vantage Tools", u"vantage", u"980987654306"},
    {u"Marlow Bank", u"marlow", u"190987654307"},
    {u"Fennwick Games", u"fennwick", u"280987654308"},
    {u"Harrow Transit", u"harrow", u"370987654309"},
    {u"Halo Retail", u"halo", u"460987654300"},
};

constexpr Product catalog[] = {
    {u"Render Pro", u"render-pro", u"Seats", Unit::Count, u"RenderMinutes", Unit::Count, true,
     u"Denoiser", u"standard"},
    {u"Render Node",
     u"render-node",
     u"Nodes",
     Unit::Count,
     {},
     Unit::Count,
     false,
     u"CloudBurst",
     u"enabled"},
    {u"Mesh Studio",
     u"mesh",
     u"Seats",
     Unit::Count,
     {},
     Unit::Count,
     false,
     u"Exporters",
     u"step, iges"},
    {u"Color", u"color", u"Seats", Unit::Count, {}, Unit::Count, false, u"HDR", u"on"},
    {u"Archive", u"archive", u"Storage", Unit::Gigabytes, u"Restores", Unit::Count, true, {}, {}},
    {u"Dispatch", u"dispatch", u"Vehicles", Unit::Count, u"Routes", Unit::Count, true, u"Maps",
     u"eu"},
    {u"Insight", u"insight", u"Viewers", Unit::Count, u"Editors", Unit::Count, false, {}, {}},
    {u"Signal Lab", u"signal-lab", u"Channels", Unit::Count, u"Throughput", Unit::MegabitsPerSecond,
     false, u"FFT", u"fast"},
    {u"Vault Sync",
     u"vault-sync",
     u"Devices",
     Unit::Count,
     u"Transfer",
     Unit::Terabytes,
     true,
     {},
     {}},
    {u"Site Planner",
     u"site-planner",
     u"Seats",
     Unit::Count,
     {},
     Unit::Count,
     false,
     u"Terrain",
     u"lidar"},
};

} // namespace

std::span<const Company> customers()
{
    return companies;
}

std::span<const Product> products()
{
    return catalog;
}

const Product &productNamed(QStringView name)
{
    const auto found = std::ranges::find(catalog, name, &Product::name);
    Q_ASSERT(found != std::end(catalog));
    return *found;
}

const Company &customerNamed(QStringView slug)
{
    const auto found = std::ranges::find(companies, slug, &Company::slug);
    Q_ASSERT(found != std::end(companies));
    return *found;
}

QString licenseName(QStringView product, QStringView party)
{
    return product.toString() + QStringLiteral(" \u2013 ") + party.toString();
}

} // namespace lc::sample
