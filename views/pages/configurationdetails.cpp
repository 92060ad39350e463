// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/configurationdetails.h"

#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "connections/chunkrecords.h"
#include "core/json.h"
#include "items/configurationtables.h"
#include "pages/actionrow.h"
#include "pages/copyline.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "pages/factlist.h"
#include "pages/pilllabel.h"
#include "pages/tageditor.h"
#include "style/consolestyle.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using namespace licensemanager;

/// A row under the cursor while the arrow key is held down is not worth four calls.
constexpr std::chrono::milliseconds settling{180};

/// "RDS: Engine Edition EQUALS oracle-ee": the words of the service, as its editor has them too.
QString discoveryWords(const ProductInformation &product)
{
    QStringList conditions;
    for (const ProductInformationFilter &filter : product.productInformationFilterList)
        conditions.append(u"%1 %2 %3"_s.arg(
            filter.productInformationFilterName, filter.productInformationFilterComparator,
            filter.productInformationFilterValue.value_or(QStringList()).join(u", "_s)));
    return product.resourceType + u": "_s + conditions.join(u"; "_s);
}

} // namespace

ConfigurationDetails::ConfigurationDetails(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context),
      m_nothing(new QLabel(tr("Choose a self-managed license to see its details."), this)),
      m_content(makeContent()), m_buttons(new ActionRow(context.theme, this))
{
    setObjectName(u"configurationDetails"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_context.theme.dress(m_nothing, TypeStyle::Body, Token::Sub);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_content, 1);
    layout->addWidget(m_buttons);
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &ConfigurationDetails::read);
    clear();
}

ConfigurationDetails::~ConfigurationDetails() = default;

QWidget *ConfigurationDetails::makeContent()
{
    const Theme &theme = m_context.theme;
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget(area);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    m_name = new QLabel(content);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    theme.dress(m_name, TypeStyle::Heading);
    m_status = new PillLabel(theme, content);
    m_arn = new CopyLine(theme, tr("ARN"), content);
    m_facts = new FactList(theme, content);
    m_tabs = new DetailTabs(theme, content);
    m_tabs->setMinimumHeight(260);
    m_tabs->bar().setAccessibleName(tr("More about this self-managed license"));
    m_associations =
        addList(configurationAssociationsTable(),
                {u"resource"_s, u"type"_s, u"associated"_s, u"owner"_s, u"scope"_s, u"arn"_s},
                tr("Attached"), tr("Attached to nothing."));
    m_associations->linkRowsTo(u"inventory"_s);
    auto *row = new QWidget(m_associations);
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins({});
    m_attach = addButton(row, tr("Attach resources…"));
    m_detach = addButton(row, tr("Detach…"));
    buttons->addStretch(1);
    m_associations->setFooter(row);
    connect(&m_associations->table(), &RecordTable::selectionChanged, this,
            &ConfigurationDetails::chosenChanged);
    m_usage = addList(
        configurationResourcesTable(),
        {u"resource"_s, u"used"_s, u"type"_s, u"status"_s, u"owner"_s, u"associated"_s, u"arn"_s},
        tr("Usage"), tr("Nothing uses it."));
    m_usage->linkRowsTo(u"inventory"_s);
    m_failures =
        addList(configurationFailuresTable(),
                {u"message"_s, u"resource"_s, u"time"_s, u"operation"_s, u"by"_s, u"arn"_s},
                tr("Failures"), tr("It refused nothing."));
    m_failures->linkRowsTo(u"inventory"_s);
    m_tags = new TagEditor(m_context, m_tabs);
    m_tabs->addTab(m_tags, tr("Tags"));
    connect(m_tags, &TagEditor::titleChanged, this,
            [this](const QString &text) { m_tabs->setTitle(m_tags, text); });
    m_json = new QPlainTextEdit(m_tabs);
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->setAccessibleName(tr("JSON"));
    theme.dress(m_json, TypeStyle::Mono);
    m_tabs->addTab(m_json, tr("JSON"));

    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_status, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 16, 16, 8);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_arn);
    layout->addWidget(m_facts);
    layout->addWidget(m_tabs, 1);
    area->setWidget(content);
    return area;
}

DetailList *ConfigurationDetails::addList(TableDefinition definition, const QStringList &columns,
                                          const QString &title, const QString &empty)
{
    auto *list = new DetailList(m_context.theme, m_context.clock, std::move(definition), columns,
                                title, m_tabs);
    list->setEmptySentence(empty);
    m_emptySentences.insert(list, empty);
    m_tabs->addTab(list, title);
    connect(list, &DetailList::titleChanged, this,
            [this, list](const QString &text) { m_tabs->setTitle(list, text); });
    return list;
}

QPushButton *ConfigurationDetails::addButton(QWidget *row, const QString &text)
{
    auto *button = new QPushButton(text, row ? row : this);
    setLook(button, Look::Small);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (row)
        row->layout()->addWidget(button);
    return button;
}

void ConfigurationDetails::setAssociationActions(QAction &attach, QAction &detach)
{
    followAvailability(attach, *m_attach);
    connect(m_attach, &QPushButton::clicked, &attach, &QAction::trigger);
    followAvailability(detach, *m_detach);
    connect(m_detach, &QPushButton::clicked, &detach, &QAction::trigger);
    connect(&detach, &QAction::changed, m_detach,
            [this, &detach] { m_detach->setText(detach.iconText()); });
}

void ConfigurationDetails::showAssociations()
{
    m_tabs->show(m_associations);
    m_associations->table().setFocus();
}

QList<LicenseConfigurationAssociation> ConfigurationDetails::chosenAssociations() const
{
    QList<LicenseConfigurationAssociation> chosen;
    const auto rows = m_associations->chosenRows();
    for (const int row : rows)
        chosen.append(m_associations->model().record<LicenseConfigurationAssociation>(row));
    return chosen;
}

void ConfigurationDetails::setActions(const QList<QAction *> &actions)
{
    m_buttons->setActions(actions);
}

void ConfigurationDetails::clear()
{
    m_readSoon.stop();
    m_configuration = {};
    m_content->hide();
    m_buttons->hide();
    m_nothing->show();
}

void ConfigurationDetails::reload()
{
    if (m_configuration.licenseConfigurationArn)
        read();
}

void ConfigurationDetails::show(const LicenseConfiguration &configuration, const RowOrigin &origin)
{
    if (m_content->isVisibleTo(this) && configuration == m_configuration && origin == m_origin)
        return;
    const bool isOther =
        configuration.licenseConfigurationArn != m_configuration.licenseConfigurationArn;
    m_configuration = configuration;
    m_origin = origin;
    m_nothing->hide();
    m_content->show();
    m_buttons->show();
    showFacts();
    m_json->setPlainText(
        QString::fromUtf8(writeJsonForPeople(typeOf<LicenseConfiguration>(), &m_configuration)));
    if (isOther) {
        for (DetailList *list : {m_associations, m_usage, m_failures})
            list->clear();
        m_tags->clear();
        m_tagged.clear();
        emit chosenChanged();
    }
    m_readSoon.start(settling);
}

void ConfigurationDetails::showFacts()
{
    const QLocale locale;
    m_name->setText(m_configuration.name.value_or(QString()));
    m_status->setBadge(m_configuration.status ? badgeOf(
                           Open<LicenseConfigurationStatus>::fromText(*m_configuration.status))
                                              : Badge{});
    m_arn->setText(m_configuration.licenseConfigurationArn.value_or(QString()));
    m_facts->clear();
    const QString used = locale.toString(m_configuration.consumedLicenses.value_or(0));
    m_facts->add(tr("Used"),
                 m_configuration.licenseCount
                     ? tr("%1 of %2").arg(used, locale.toString(*m_configuration.licenseCount))
                     : tr("%1, no limit").arg(used));
    if (m_configuration.licenseCountingType)
        m_facts->add(tr("Counted by"), m_configuration.licenseCountingType->text);
    if (m_configuration.licenseCountHardLimit)
        m_facts->add(tr("Limit"),
                     *m_configuration.licenseCountHardLimit
                         ? tr("Hard: launches above it are refused")
                         : tr("Soft: launches above it are reported"));
    m_facts->add(tr("Rules"), m_configuration.licenseRules.value_or(QStringList()).join(u'\n'));
    showDiscovery();
    m_facts->add(tr("Region"), m_origin.region);
    const QString owner = m_configuration.ownerAccountId.value_or(QString());
    m_facts->addLink(tr("Owner"), owner, linkToAccount(owner, m_context.session));
    if (m_configuration.licenseExpiry)
        m_facts->add(tr("Expires"),
                     locale.toString(QDateTime::fromSecsSinceEpoch(*m_configuration.licenseExpiry),
                                     QLocale::ShortFormat));
    m_facts->add(tr("Description"), m_configuration.description.value_or(QString()));
}

void ConfigurationDetails::showDiscovery()
{
    QStringList lines;
    for (const ProductInformation &product :
         m_configuration.productInformationList.value_or(QList<ProductInformation>()))
        lines.append(discoveryWords(product));
    m_facts->add(tr("Discovery"), lines.join(u'\n'));
    if (const auto &discovery = m_configuration.automatedDiscoveryInformation;
        discovery && discovery->lastRunTime)
        m_facts->add(tr("Last discovery"),
                     QLocale().toString(toQDateTime(*discovery->lastRunTime).toLocalTime(),
                                        QLocale::ShortFormat));
    if (m_configuration.disassociateWhenNotFound)
        m_facts->add(tr("Not found"),
                     *m_configuration.disassociateWhenNotFound
                         ? tr("Resources without the software are detached")
                         : tr("Resources without the software stay attached"));
}

template <class Op, class Record>
void ConfigurationDetails::readList(Client &client, PendingCall &call, DetailList &list,
                                    const QString &failure)
{
    typename Op::Request request;
    request.licenseConfigurationArn = *m_configuration.licenseConfigurationArn;
    auto records = std::make_shared<QList<Record>>();
    call = client.list<Op>(
        request, this,
        [records](const ListChunk &chunk) { records->append(recordsOf<Record>(chunk)); },
        [this, records, &list, failure](const Result<void, ApiError> &outcome) {
            list.setEmptySentence(outcome ? m_emptySentences.value(&list) : failure);
            if (!outcome)
                return;
            list.setRecords(*records, m_origin);
            emit chosenChanged();
        });
}

void ConfigurationDetails::read()
{
    Client *client = m_context.session.clientIn(m_origin.connection, m_origin.region);
    if (!client || !m_configuration.licenseConfigurationArn)
        return;
    readList<ListAssociationsForLicenseConfiguration, LicenseConfigurationAssociation>(
        *client, m_associationsCall, *m_associations, tr("The associations could not be read."));
    readList<ListUsageForLicenseConfiguration, LicenseConfigurationUsage>(
        *client, m_usageCall, *m_usage, tr("The resources could not be read."));
    readList<ListFailuresForLicenseConfigurationOperations, LicenseOperationFailure>(
        *client, m_failuresCall, *m_failures, tr("The failures could not be read."));
    if (std::exchange(m_tagged, *m_configuration.licenseConfigurationArn)
        == *m_configuration.licenseConfigurationArn)
        m_tags->reload();
    else
        m_tags->show(m_origin.connection, m_tagged, m_configuration.name.value_or(QString()));
}

} // namespace lc
