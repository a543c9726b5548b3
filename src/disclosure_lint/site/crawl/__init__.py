"""Pages of a live site: a crawler in a process of its own fetches them, the scan takes them as they come.

Scrapy (extra ``crawl``) asks; which addresses are left to ask lies in a file beside the store, so a
crawl that was stopped goes on. What a page says is never written anywhere.
"""
