// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/discoveryeditor.h"

#include "domain/productfilter.h"
#include "forms/recordlisteditor.h"
#include "style/consolestyle.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ProductBox::ProductBox(const Theme &theme, const ProductInformation &product, QWidget *parent)
    : RecordBox(parent), m_type(new QComboBox(this)),
      m_filters(new RecordListEditor(
          theme, valueTypeOf<QList<ProductInformationFilter>>,
          {{"ProductInformationFilterName", tr("Property"), tr("Property")},
           {"ProductInformationFilterComparator", tr("Comparison"), u"EQUALS"_s},
           {"ProductInformationFilterValue", tr("Values"), tr("One or more, with commas")}},
          RecordListEditor::Names::MayRepeat, this)),
      m_title(new QLabel(this)), m_names(new QLabel(this)), m_problem(new QLabel(this)),
      m_remove(new QPushButton(tr("Remove product"), this))
{
    setFrameShape(StyledPanel);
    theme.dress(m_title, TypeStyle::SmallMedium);
    m_type->addItem(tr("Managed servers and instances"), u"SSM_MANAGED"_s);
    m_type->addItem(tr("Databases"), u"RDS"_s);
    // One that this version does not know is kept.
    if (m_type->findData(product.resourceType) < 0)
        m_type->addItem(product.resourceType, product.resourceType);
    m_type->setCurrentIndex(m_type->findData(product.resourceType));
    m_filters->load(&product.productInformationFilterList);
    m_filters->setName(tr("Conditions"));
    m_names->setWordWrap(true);
    m_names->setTextFormat(Qt::PlainText);
    theme.dress(m_names, TypeStyle::Small, Token::Sub);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    setLook(m_remove, Look::Small);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_type);
    head->addStretch();
    head->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_names);
    layout->addWidget(m_filters);
    layout->addWidget(m_problem);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        showNames();
        emit edited();
    });
    connect(m_filters, &FieldEditor::edited, this, &RecordBox::edited);
    connect(m_remove, &QPushButton::clicked, this, &RecordBox::removeRequested);
    showNames();
}

ProductInformation ProductBox::product() const
{
    ProductInformation product;
    product.resourceType = m_type->currentData().toString();
    m_filters->store(&product.productInformationFilterList);
    return product;
}

void ProductBox::setNumber(int number)
{
    m_title->setText(tr("Product %1").arg(number));
    m_type->setAccessibleName(tr("Where product %1 is looked for").arg(number));
    m_remove->setAccessibleName(tr("Remove product %1").arg(number));
}

void ProductBox::showNames()
{
    QStringList names;
    for (const ProductFilterFacts &facts : productFilters()) {
        if (facts.resourceType != m_type->currentData().toString())
            continue;
        const QString name = facts.name == "Tag:"_L1 ? u"Tag:key"_s : QString(facts.name);
        names.append(facts.isExclusion ? tr("%1 (NOT_EQUALS, in organizations)").arg(name) : name);
    }
    m_names->setText(tr("Properties: %1").arg(names.join(u", "_s)));
}

void ProductBox::addProblem(const QString &place, const QString &sentence)
{
    const qsizetype list = place.lastIndexOf(u'[');
    if (list >= 0 && m_filters->addProblem(place.mid(list), sentence))
        return;
    m_problem->setText(sentence);
    m_problem->show();
}

void ProductBox::clearProblems()
{
    m_filters->clearProblems();
    m_problem->hide();
}

QWidget *ProductBox::focusTarget()
{
    return m_type;
}

DiscoveryEditor::DiscoveryEditor(const Theme &theme, QWidget *parent)
    : BoxListEditor(theme, tr("Add product"), parent)
{
}

RecordBox *DiscoveryEditor::makeEmpty()
{
    return new ProductBox(theme(), {u"SSM_MANAGED"_s, {}}, this);
}

void DiscoveryEditor::load(const void *member)
{
    clear();
    const auto &list = *static_cast<const std::optional<QList<ProductInformation>> *>(member);
    for (const ProductInformation &product : list.value_or(QList<ProductInformation>()))
        append(new ProductBox(theme(), product, this));
}

void DiscoveryEditor::store(void *member) const
{
    auto &list = *static_cast<std::optional<QList<ProductInformation>> *>(member);
    // What was absent and is still empty stays absent.
    if (boxes().isEmpty() && !list)
        return;
    list.emplace();
    for (RecordBox *box : boxes())
        list->append(static_cast<const ProductBox *>(box)->product());
}

} // namespace lc
