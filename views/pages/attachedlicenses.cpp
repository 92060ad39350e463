// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/attachedlicenses.h"

#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "domain/arn.h"
#include "items/configurationtables.h"
#include "pages/actionrow.h"
#include "pages/detaillist.h"
#include "style/consolestyle.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using namespace licensemanager;

/// A row under the cursor while the arrow key is held down is not worth two calls.
constexpr std::chrono::milliseconds settling{180};

} // namespace

AttachedLicenses::AttachedLicenses(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context),
      m_list(new DetailList(context.theme, context.clock, licenseSpecificationsTable(&m_names),
                            {u"name"_s, u"scope"_s, u"arn"_s}, tr("Licenses"), this)),
      m_attach(new QPushButton(tr("Attach a license…"), this)),
      m_detach(new QPushButton(tr("Detach…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    auto *heading = new QLabel(tr("Licenses"), this);
    context.theme.dress(heading, TypeStyle::SmallMedium, Token::Sub);
    connect(m_list, &DetailList::titleChanged, heading, &QLabel::setText);
    layout->addWidget(heading);
    layout->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_attach, m_detach}) {
        setLook(button, Look::Small);
        row->addWidget(button);
    }
    row->addStretch(1);
    layout->addLayout(row);
    m_list->setMinimumHeight(120);
    m_list->setEmptySentence(tr("No license is attached."));
    m_list->linkRowsTo(u"self-managed-licenses"_s);
    connect(m_list, &DetailList::openRequested, this, &AttachedLicenses::openRequested);
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &AttachedLicenses::read);
    connect(&m_list->table(), &RecordTable::selectionChanged, this,
            &AttachedLicenses::chosenChanged);
}

AttachedLicenses::~AttachedLicenses()
{
    delete m_list; // its columns look into a member
}

void AttachedLicenses::setActions(QAction &attach, QAction &detach)
{
    followAvailability(attach, *m_attach);
    connect(m_attach, &QPushButton::clicked, &attach, &QAction::trigger);
    followAvailability(detach, *m_detach);
    connect(m_detach, &QPushButton::clicked, &detach, &QAction::trigger);
}

void AttachedLicenses::show(const QString &resourceArn, const RowOrigin &origin)
{
    if (std::exchange(m_resourceArn, resourceArn) == resourceArn && m_origin == origin)
        return;
    m_origin = origin;
    m_call = {};
    m_list->clear();
    emit chosenChanged();
    m_readSoon.start(settling);
}

void AttachedLicenses::clear()
{
    m_resourceArn.clear();
    m_readSoon.stop();
    m_call = {};
    m_list->clear();
    emit chosenChanged();
}

void AttachedLicenses::reload()
{
    if (!m_resourceArn.isEmpty())
        read();
}

void AttachedLicenses::read()
{
    Client *client = m_context.session.clientIn(m_origin.connection, m_origin.region);
    if (!client)
        return;
    // A resource has ten licenses at most: one page.
    m_call = client->call<ListLicenseSpecificationsForResource>(
        {m_resourceArn, {}, {}}, this,
        [this](const Result<ListLicenseSpecificationsForResource::Response, ApiError> &answer) {
            if (!answer)
                return m_list->setEmptySentence(tr("The licenses could not be read."));
            const auto found =
                answer->licenseSpecifications.value_or(QList<LicenseSpecification>());
            m_list->setEmptySentence(tr("No license is attached."));
            m_list->setRecords(found, m_origin);
            readNames(found);
            emit chosenChanged();
        });
}

void AttachedLicenses::readNames(const QList<LicenseSpecification> &specifications)
{
    ListLicenseConfigurations::Request request;
    request.licenseConfigurationArns.emplace();
    for (const LicenseSpecification &each : specifications)
        request.licenseConfigurationArns->append(each.licenseConfigurationArn);
    Client *client = m_context.session.clientIn(m_origin.connection, m_origin.region);
    if (!client || specifications.isEmpty())
        return;
    m_namesCall = client->call<ListLicenseConfigurations>(
        request, this, [this](const Result<ListLicenseConfigurations::Response, ApiError> &answer) {
            if (!answer)
                return;
            std::vector<ValueOverlay::Entry> names;
            for (const LicenseConfiguration &each :
                 answer->licenseConfigurations.value_or(QList<LicenseConfiguration>()))
                names.push_back({m_origin.account, each.licenseConfigurationArn.value_or(QString()),
                                 0, Cell::text(each.name.value_or(QString()).toStdString())});
            m_names.set(names);
        });
}

QList<LicenseSpecification> AttachedLicenses::chosen() const
{
    QList<LicenseSpecification> chosen;
    const auto rows = m_list->chosenRows();
    for (const int row : rows)
        chosen.append(m_list->model().record<LicenseSpecification>(row));
    return chosen;
}

QString AttachedLicenses::nameOf(const QString &licenseArn) const
{
    const Cell name = m_names.value(m_origin.account, licenseArn, 0);
    const auto arn = Arn::parse(licenseArn);
    return !name.isAbsent() ? QString::fromStdString(std::string(name.text()))
        : arn               ? arn->id()
                            : licenseArn;
}

} // namespace lc
